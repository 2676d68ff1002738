import { DAYS_FOR_ROBUST_VARIANCE } from './day-robust-variance.js';
import { FULL_SCORE, type DaySums } from './day-sums.js';
import type { MeanEstimate } from './score-interval.js';

/**
 * The mean unit score of some days with `dayRobustVariance`, as `publishedInterval` takes it: equal fractions, but not
 * reduced, since the greatest common divisor of such numbers takes longer than the interval itself. Null below two
 * submissions.
 */
export function estimateOfDays(sums: DaySums): MeanEstimate | null {
  const { n, sum, days } = sums;
  if (n < 2n) return null;
  const mean = { num: sum, den: FULL_SCORE * n };
  const unit = FULL_SCORE * FULL_SCORE * n * n;
  const independent = { num: n * sums.sumOfSquares - sum * sum, den: unit * (n - 1n) };
  if (days < DAYS_FOR_ROBUST_VARIANCE)
    return { mean, n, variance: independent, df: n - 1n, form: 'independent' };
  const squares = n * (sums.daySquares * n - 2n * sum * sums.countTimesDay) + sum * sum * sums.countSquares;
  const betweenDays = { num: squares * days, den: unit * n * n * (days - 1n) };
  const larger = betweenDays.num * independent.den > independent.num * betweenDays.den;
  return { mean, n, variance: larger ? betweenDays : independent, df: days - 1n, form: 'day-robust' };
}
