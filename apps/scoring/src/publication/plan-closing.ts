import { quarterDays, quarterOf, type CivilDate, type Quarter } from '@namkhong/domain';
import { versionInForce, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

type ClosingRefusal =
  | {
      readonly status: 422;
      readonly code: 'quarter-not-ended' | 'set-not-in-force';
      readonly quarter: Quarter;
    }
  | { readonly status: 409; readonly code: 'period-closed'; readonly publicationId: string };

/**
 * Whether a quarter may be closed: it is over, a version of the set was in force on its first day, and nobody closed it
 * before. A quarantine that nobody has decided yet does not hold it up: its ratings do not count, the manifest says that
 * there are some, and flags wait; a decision supersedes the publication.
 *
 * @param closed the latest publication of the quarter, if there is one
 */
export function refuseClosing(
  quarter: Quarter,
  versions: readonly Pick<CriteriaSetVersion, 'effectiveFrom'>[],
  today: CivilDate,
  closed: string | null,
): ClosingRefusal | null {
  if (quarter >= quarterOf(today)) return { status: 422, code: 'quarter-not-ended', quarter };
  if (!versionInForce(versions, quarterDays(quarter).from)) {
    return { status: 422, code: 'set-not-in-force', quarter };
  }
  return closed === null ? null : { status: 409, code: 'period-closed', publicationId: closed };
}
