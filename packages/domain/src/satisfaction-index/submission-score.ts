import { histogramOfLevel, codeSum } from './histogram.js';
import type { DayTotal } from './day-sums.js';
import type { CriterionWeight } from './weights.js';

/**
 * The integer score y = Σ weight·code of one submission, 0–40000, given its levels (1–5) by criterion code. Null when it
 * leaves a criterion of the set unanswered: only complete submissions enter the day totals. Answers to other criteria
 * do not count. Throws RangeError when a level is not 1 to 5.
 */
export function submissionScore(
  levels: Readonly<Record<string, number>>,
  criteria: readonly CriterionWeight[],
): bigint | null {
  let total = 0n;
  for (const { code, weight } of criteria) {
    const level = Object.hasOwn(levels, code) ? levels[code] : undefined;
    if (level === undefined) return null;
    total += BigInt(weight) * codeSum(histogramOfLevel(level));
  }
  return total;
}

/** A day with this one submission; day totals add field by field. */
export function dayTotalOf(score: bigint): DayTotal {
  return { n: 1n, sum: score, sumOfSquares: score * score };
}
