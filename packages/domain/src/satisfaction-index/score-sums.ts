import { FULL_SCORE, type DayTotal } from './day-sums.js';
import { answers, codeSquareSum, codeSum, type Histogram } from './histogram.js';

/** n, Σy and Σy² of some complete submissions, y = 0…40000, whatever days they are from. They merge by addition. */
export type ScoreSums = DayTotal;

/** The sums of nothing. */
export const NO_SCORES: ScoreSums = { n: 0n, sum: 0n, sumOfSquares: 0n };

/** A single criterion weighs all 10000 basis points. */
const SINGLE_WEIGHT = 10_000n;

/** The sums of the answers to one criterion, as submissions that answer nothing else. */
export function scoreSumsOf(histogram: Histogram): ScoreSums {
  return {
    n: answers(histogram),
    sum: SINGLE_WEIGHT * codeSum(histogram),
    sumOfSquares: SINGLE_WEIGHT * SINGLE_WEIGHT * codeSquareSum(histogram),
  };
}

export function mergeScoreSums(a: ScoreSums, b: ScoreSums): ScoreSums {
  return { n: a.n + b.n, sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares };
}

/** Takes back what was merged. Throws RangeError when `b` cannot have been in `a`. */
export function subtractScoreSums(a: ScoreSums, b: ScoreSums): ScoreSums {
  const rest = { n: a.n - b.n, sum: a.sum - b.sum, sumOfSquares: a.sumOfSquares - b.sumOfSquares };
  assertPossibleSums(rest);
  return rest;
}

/** Throws RangeError unless some submissions with scores of 0…40000 can have these sums. */
export function assertPossibleSums({ n, sum, sumOfSquares }: ScoreSums): void {
  const possible = n >= 0n && sum >= 0n && n * sumOfSquares >= sum * sum && sumOfSquares <= FULL_SCORE * sum;
  if (!possible || sum > n * FULL_SCORE) throw new RangeError('impossible sums of scores');
}
