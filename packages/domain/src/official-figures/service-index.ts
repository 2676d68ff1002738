import { compare, rational, sum, ZERO, type Rational } from '../satisfaction-index/rational.js';
import { gradeOf, type BilingualName, type GradeBand } from './legal-table.js';
import { SILENCE_COUNTS_AS_SATISFIED, type ServiceIndexTable } from './service-index-table.js';

/** Points of one group in the shape of the national portal. */
export interface ServiceIndexPart {
  readonly code: string;
  readonly maximum: number;
  /** Null where the group was not given. */
  readonly points: Rational | null;
}

export interface ServiceIndex {
  readonly parts: readonly ServiceIndexPart[];
  /** 0–100; null while a group is missing, since nothing may be put in its place. */
  readonly total: Rational | null;
  readonly grade: GradeBand | null;
}

/**
 * The groups of Quyết định 766 with their total and grade. Throws RangeError on a group that the table does not have, and on
 * points below 0 or above the group's maximum.
 */
export function composeServiceIndex(
  points: ReadonlyMap<string, Rational>,
  table: ServiceIndexTable,
): ServiceIndex {
  const unknown = [...points.keys()].find((code) => !table.groups.some((group) => group.code === code));
  if (unknown !== undefined) throw new RangeError(`the table has no group ${unknown}`);
  const parts = table.groups.map(({ code, maximum }): ServiceIndexPart => {
    const own = points.get(code) ?? null;
    if (own !== null && (compare(own, ZERO) < 0 || compare(own, rational(maximum)) > 0))
      throw new RangeError(`${code} has points from 0 to ${maximum}`);
    return { code, maximum, points: own };
  });
  const given = parts.map((part) => part.points).filter((own) => own !== null);
  const total = given.length === parts.length ? sum(given) : null;
  return { parts, total, grade: total && gradeOf(total, table.bands) };
}

/** The petition ratio, and what has to be said with it. */
export interface PetitionSatisfaction {
  /** Percent, exact. */
  readonly ratio: Rational;
  readonly warning: BilingualName;
}

/**
 * 100·(all − not satisfied or late)/all, as the decision has it: whoever did not answer counts as satisfied. For the export
 * alone; null without a petition. Throws RangeError unless 0 ≤ not satisfied or late ≤ all.
 */
export function petitionSatisfaction(all: bigint, unsatisfiedOrLate: bigint): PetitionSatisfaction | null {
  if (unsatisfiedOrLate < 0n || unsatisfiedOrLate > all)
    throw new RangeError('those not satisfied or late lie between 0 and all');
  if (all === 0n) return null;
  return { ratio: rational(100n * (all - unsatisfiedOrLate), all), warning: SILENCE_COUNTS_AS_SATISFIED };
}
