import type { SubjectKind } from '../intake/cells.reader.js';
import type { DayTotal, Histogram, Quarter, QuarterEvidence, UndecidedMatter } from '@namkhong/domain';

/** Somebody with ballots in both quarters. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly subjectId: string;
}

/** One quarter of one subject, as the cells hold it. */
export interface QuarterCells {
  readonly quarter: Quarter;
  readonly ratings: number;
  readonly invited: number;
  /** Null for a unit, and where no rater was ever seen. */
  readonly distinctRaters: number | null;
  /** By criterion code. */
  readonly histograms: ReadonlyMap<string, Histogram>;
  readonly days: readonly DayTotal[];
}

/** All that the LOW rule asks about one subject. */
export interface SubjectEvidence extends Subject {
  /** The unit itself, or the one the official served last. */
  readonly unitId: string;
  /** Earlier quarter first. */
  readonly quarters: readonly [QuarterCells, QuarterCells];
  readonly pendingContests: number;
  readonly undecided: readonly UndecidedMatter[];
  readonly illustrative: boolean;
}

/** The quarter in the form the rule reads; a criterion nobody answered counts none. */
export function toQuarterEvidence(
  cells: QuarterCells,
  criteria: readonly { readonly code: string }[],
): QuarterEvidence {
  const { quarter, ratings, invited, distinctRaters, days, histograms } = cells;
  return {
    quarter,
    ratings,
    invited,
    distinctRaters,
    days,
    criteria: criteria.map(({ code }) => {
      const counts = histograms.get(code) ?? [];
      return { code, answers: Number(counts.reduce((total, count) => total + count, 0n)) };
    }),
  };
}
