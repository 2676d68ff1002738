import type { Quarter } from '../calendar/period.js';
import { dayRobustVariance, meanUnitScore } from '../satisfaction-index/day-robust-variance.js';
import { sumDays, type DaySums } from '../satisfaction-index/day-sums.js';
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  multiply,
  rational,
  subtract,
  toFloat,
  type Rational,
} from '../satisfaction-index/rational.js';
import {
  dispersion,
  scoreInterval,
  type MeanEstimate,
  type ScoreInterval,
} from '../satisfaction-index/score-interval.js';
import { squareRootUp } from '../satisfaction-index/square-root.js';
import { roundUpToMillionths, studentUpperTail } from '../satisfaction-index/t-distribution.js';
import type { QuarterEvidence } from './evidence.js';

/** A score in points, and the one-sided p of it. */
export interface ScoreTest {
  readonly score: Rational;
  readonly pMillionths: bigint;
}

/** The one-sided test of "the mean is θ or more" on one quarter's complete submissions. */
export interface QuarterTest {
  readonly quarter: Quarter;
  readonly n: bigint;
  readonly days: bigint;
  /** Points, 0–100. */
  readonly score: Rational;
  readonly interval: ScoreInterval;
  /** T; positive where the score lies below θ. */
  readonly statistic: number;
  readonly pMillionths: bigint;
}

/** The test of one quarter; null below two complete submissions. θ is a unit score strictly between 0 and 1. */
export function testQuarter(evidence: QuarterEvidence, theta: Rational): QuarterTest | null {
  const sums = sumDays(evidence.days);
  const estimate = meanEstimate(sums);
  if (estimate === null) return null;
  const { statistic, p } = testBelow(estimate, theta);
  return {
    quarter: evidence.quarter,
    n: sums.n,
    days: sums.days,
    score: multiply(estimate.mean, rational(100n)),
    interval: scoreInterval(estimate),
    statistic,
    pMillionths: roundUpToMillionths(p),
  };
}

/** The mean with its day-robust variance; null below two submissions. */
export function meanEstimate(sums: DaySums): MeanEstimate | null {
  const mean = meanUnitScore(sums);
  const variance = dayRobustVariance(sums);
  return mean === null || variance === null ? null : { ...variance, mean, n: sums.n };
}

/**
 * T = (θ − u)·√(n/(φθ(1−θ))) and P(t ≥ T) with the estimate's degrees of freedom: small where the mean is low. The upper
 * bound of the 95 % score interval lies below θ exactly where T exceeds its quantile.
 *
 * @param shift what is added to the mean, in unit scores, for a comparison that is fairer: φ stays that of the answers
 */
export function testBelow(
  estimate: MeanEstimate,
  theta: Rational,
  shift: Rational = ZERO,
): { readonly statistic: number; readonly p: number } {
  const { mean, n, df } = estimate;
  const compared = add(mean, shift);
  const distance = subtract(theta, compared);
  const spread = multiply(dispersion(estimate), multiply(theta, subtract(ONE, theta)));
  const square = divide(multiply(multiply(distance, distance), rational(n)), spread);
  const size = toFloat(squareRootUp(square));
  const statistic = compare(compared, theta) > 0 ? -size : size;
  return { statistic, p: studentUpperTail(statistic, Number(df)) };
}
