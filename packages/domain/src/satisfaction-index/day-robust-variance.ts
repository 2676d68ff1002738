import { FULL_SCORE, type DaySums } from './day-sums.js';
import { maximum, rational, type Rational } from './rational.js';
import type { ScoreSums } from './score-sums.js';

/** From this many active days on, the variance between days is used. */
export const DAYS_FOR_ROBUST_VARIANCE = 10n;

/** The variance of a mean unit score, and how it was reached. */
export interface MeanVariance {
  readonly variance: Rational;
  /** Degrees of freedom of the t quantile that goes with it. */
  readonly df: bigint;
  readonly form: 'independent' | 'day-robust';
}

/** The mean unit score u = Σy/(40000·n), 0–1; null without a submission. */
export function meanUnitScore(sums: Pick<ScoreSums, 'n' | 'sum'>): Rational | null {
  return sums.n === 0n ? null : rational(sums.sum, FULL_SCORE * sums.n);
}

/** V0 = (nΣy² − (Σy)²)/(40000²·n²·(n−1)): the variance of u if submissions were independent. Null below two. */
export function independentMeanVariance({ n, sum, sumOfSquares }: ScoreSums): Rational | null {
  if (n < 2n) return null;
  return rational(n * sumOfSquares - sum * sum, FULL_SCORE * FULL_SCORE * n * n * (n - 1n));
}

/**
 * V1 = Σ_d (Y_d − u·n_d)²/n² · D/(D−1), as ΣY² − 2uΣnY + u²Σn²: the variance of u when answers of one day resemble each
 * other. Null below two days. A cluster-robust variance with the day as cluster (Liang & Zeger 1986).
 */
export function betweenDayVariance(sums: DaySums): Rational | null {
  const { days, n, sum } = sums;
  if (days < 2n || n === 0n) return null;
  const squares = sums.daySquares * n * n - 2n * sum * n * sums.countTimesDay + sum * sum * sums.countSquares;
  return rational(squares * days, FULL_SCORE * FULL_SCORE * n ** 4n * (days - 1n));
}

/** V = max(V0, V1) with df = D−1 from ten days on, else V0 with df = n−1. Null below two submissions. */
export function dayRobustVariance(sums: DaySums): MeanVariance | null {
  const independent = independentMeanVariance(sums);
  if (independent === null) return null;
  const betweenDays = sums.days < DAYS_FOR_ROBUST_VARIANCE ? null : betweenDayVariance(sums);
  if (betweenDays === null) return { variance: independent, df: sums.n - 1n, form: 'independent' };
  return { variance: maximum(independent, betweenDays), df: sums.days - 1n, form: 'day-robust' };
}
