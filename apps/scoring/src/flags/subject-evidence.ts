import type { QuarterEvidence, UndecidedMatter } from '@namkhong/domain';
import type { QuarterInputs, Subject } from './evidence.port.js';

/** All that the LOW rule asks about one subject. */
export interface SubjectEvidence extends Subject {
  /** The unit itself, or the one the official served last. */
  readonly unitId: string;
  /** Earlier quarter first. */
  readonly quarters: readonly [QuarterInputs, QuarterInputs];
  readonly pendingContests: number;
  readonly undecided: readonly UndecidedMatter[];
  readonly illustrative: boolean;
}

/** The quarter in the form the rule reads; a criterion nobody answered counts none. */
export function toQuarterEvidence(
  inputs: QuarterInputs,
  criteria: readonly { readonly code: string }[],
): QuarterEvidence {
  const { quarter, ratings, invited, distinctRaters, days, histograms } = inputs;
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
