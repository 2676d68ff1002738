import type { MeanSums } from '../satisfaction-index/case-mix.js';
import type { CriterionCounts } from '../satisfaction-index/composite.js';
import { answers, codeSum } from '../satisfaction-index/histogram.js';

/**
 * n and Σy = Σ w·S·n/n_c of one kind of case from the answers to its criteria, n being those to the criterion answered
 * least; exact where everybody answered everything, rounded down otherwise. Null where a criterion has no answer: then
 * the kind has no score.
 */
export function stratumSums(criteria: readonly CriterionCounts[]): MeanSums | null {
  const counts = criteria.map(({ histogram }) => answers(histogram));
  const n = counts.reduce((least, count) => (count < least ? count : least), counts[0] ?? 0n);
  if (n === 0n) return null;
  const sum = criteria.reduce(
    (total, { weight, histogram }, index) =>
      total + (BigInt(weight) * codeSum(histogram) * n) / (counts[index] ?? n),
    0n,
  );
  return { n, sum };
}
