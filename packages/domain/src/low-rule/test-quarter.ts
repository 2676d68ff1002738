import type { Quarter } from '../calendar/period.js';
import { dayRobustVariance, meanUnitScore } from '../satisfaction-index/day-robust-variance.js';
import { sumDays } from '../satisfaction-index/day-sums.js';
import {
  ONE,
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
  const mean = meanUnitScore(sums);
  const variance = dayRobustVariance(sums);
  if (mean === null || variance === null) return null;
  const estimate: MeanEstimate = { ...variance, mean, n: sums.n };
  const { statistic, p } = testBelow(estimate, theta);
  return {
    quarter: evidence.quarter,
    n: sums.n,
    days: sums.days,
    score: multiply(mean, rational(100n)),
    interval: scoreInterval(estimate),
    statistic,
    pMillionths: roundUpToMillionths(p),
  };
}

/**
 * T = (θ − u)·√(n/(φθ(1−θ))) and P(t ≥ T) with the estimate's degrees of freedom: small where the mean is low. The upper
 * bound of the 95 % score interval lies below θ exactly where T exceeds its quantile.
 */
export function testBelow(
  estimate: MeanEstimate,
  theta: Rational,
): { readonly statistic: number; readonly p: number } {
  const { mean, n, df } = estimate;
  const distance = subtract(theta, mean);
  const spread = multiply(dispersion(estimate), multiply(theta, subtract(ONE, theta)));
  const square = divide(multiply(multiply(distance, distance), rational(n)), spread);
  const size = toFloat(squareRootUp(square));
  const statistic = compare(mean, theta) > 0 ? -size : size;
  return { statistic, p: studentUpperTail(statistic, Number(df)) };
}
