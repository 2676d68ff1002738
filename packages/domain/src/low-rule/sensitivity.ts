import { dayRobustVariance, meanUnitScore } from '../satisfaction-index/day-robust-variance.js';
import { FULL_SCORE, sumDays, type DayTotal } from '../satisfaction-index/day-sums.js';
import { compare, multiply, rational, type Rational } from '../satisfaction-index/rational.js';
import { scoreInterval } from '../satisfaction-index/score-interval.js';
import { dayTotalOf } from '../satisfaction-index/submission-score.js';
import { mergeScoreSums } from '../satisfaction-index/score-sums.js';
import { mayReach } from './removal-bound.js';

/** The integer score y = 0…40000 of each complete submission, one list per day; the order says nothing. */
export type DayScores = readonly (readonly bigint[])[];

/**
 * On how many submissions a result rests. Whichever fewer than `atLeast` were taken out, the upper bound of the interval
 * would stay below θ; taking out the `atMost` lowest ones brings it to θ. Where both are the same number it is the
 * smallest there is.
 */
export interface Sensitivity {
  readonly atLeast: number;
  readonly atMost: number;
}

/**
 * How few submissions of one quarter could be taken out so that U ≥ θ; 0 and 0 where it is so already. No short way to the
 * exact number is known: taking out the lowest raises the mean most, but it also narrows the interval, so that others may
 * do with fewer. Therefore two numbers that are each proved: `atMost` by doing it, exactly, and `atLeast` by a bound over
 * all ways (`mayReach`); they differ by a tenth as a rule. θ is a unit score strictly between 0 and 1.
 */
export function sensitivityOf(days: DayScores, theta: Rational): Sensitivity {
  const atMost = countLowestFirst(days, theta);
  if (atMost === 0) return { atLeast: 0, atMost };
  const scores = days.map((day) => day.map((score) => Number(score) / Number(FULL_SCORE)));
  const limit = Number(theta.num) / Number(theta.den);
  // The largest k that is refuted; what is refuted for k is so for every smaller one.
  let [refuted, open] = [0, atMost];
  while (open - refuted > 1) {
    const middle = Math.floor((refuted + open) / 2);
    if (mayReach(scores, limit, middle)) open = middle;
    else refuted = middle;
  }
  return { atLeast: open, atMost };
}

/** Of both quarters of a flag the more sensitive one: where one of them no longer holds, the flag does not either. */
export function moreSensitive(a: Sensitivity, b: Sensitivity): Sensitivity {
  return { atLeast: Math.min(a.atLeast, b.atLeast), atMost: Math.min(a.atMost, b.atMost) };
}

/** Takes out the lowest until U ≥ θ; of equally low ones that of the best day, which leaves days most different. */
function countLowestFirst(days: DayScores, theta: Rational): number {
  const left = days.map((day) => [...day].sort((a, b) => Number(a - b)));
  for (let taken = 0; ; taken += 1) {
    const totals = left.map(totalOf);
    if (reaches(totals, theta)) return taken;
    let chosen = -1;
    for (const [index, day] of left.entries()) {
      if (day.length > 0 && (chosen < 0 || isBefore(left, totals, index, chosen))) chosen = index;
    }
    left[chosen]?.shift();
  }
}

function isBefore(left: DayScores, totals: readonly DayTotal[], one: number, other: number): boolean {
  const [a = 0n, b = 0n] = [left[one]?.[0], left[other]?.[0]];
  if (a !== b) return a < b;
  const [first, second] = [totals[one], totals[other]];
  return first !== undefined && second !== undefined && first.sum * second.n > second.sum * first.n;
}

/** U ≥ θ; also where fewer than two submissions are left and nothing can be said. */
function reaches(totals: readonly DayTotal[], theta: Rational): boolean {
  const sums = sumDays(totals);
  const mean = meanUnitScore(sums);
  const variance = dayRobustVariance(sums);
  if (mean === null || variance === null) return true;
  const { upper } = scoreInterval({ ...variance, mean, n: sums.n });
  return compare(upper, multiply(theta, rational(100n))) >= 0;
}

function totalOf(scores: readonly bigint[]): DayTotal {
  return scores.map(dayTotalOf).reduce(mergeScoreSums, { n: 0n, sum: 0n, sumOfSquares: 0n });
}
