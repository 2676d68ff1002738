import { previousQuarter, quarterDays, quarterOf, type CivilDate, type Quarter } from '@namkhong/domain';
import { versionInForce, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

type EvaluationRefusal =
  | { readonly code: 'quarter-not-ended'; readonly quarter: Quarter }
  | { readonly code: 'threshold-not-fixed'; readonly quarter: Quarter };

export type EvaluationPlan =
  | {
      readonly kind: 'planned';
      /** Earlier quarter first. */
      readonly quarters: readonly [Quarter, Quarter];
      /** The version that sets the threshold and the minimums for both quarters. */
      readonly set: CriteriaSetVersion;
    }
  | { readonly kind: 'refused'; readonly reason: EvaluationRefusal };

/**
 * What a quarter is judged by, with the one before: the version in force when the earlier quarter began, so that nobody
 * is measured by a threshold that came later. A quarter that still runs cannot be judged.
 *
 * @param versions all versions of the set
 */
export function planEvaluation(
  quarter: Quarter,
  versions: readonly CriteriaSetVersion[],
  today: CivilDate,
): EvaluationPlan {
  if (quarter >= quarterOf(today)) return refused({ code: 'quarter-not-ended', quarter });
  const older = versions.filter(({ effectiveFrom }) => quarterOf(effectiveFrom) < quarter);
  if (older.length === 0) return refused({ code: 'threshold-not-fixed', quarter });
  const earlier = previousQuarter(quarter);
  const set = versionInForce(older, quarterDays(earlier).from);
  if (!set) return refused({ code: 'threshold-not-fixed', quarter });
  return { kind: 'planned', quarters: [earlier, quarter], set };
}

function refused(reason: EvaluationRefusal): EvaluationPlan {
  return { kind: 'refused', reason };
}
