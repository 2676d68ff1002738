import { studentQuantile } from './quantiles.js';
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  maximum,
  minimum,
  multiply,
  rational,
  subtract,
  toDecimal,
  type Rational,
} from './rational.js';
import { squareRootUp } from './square-root.js';
import type { MeanVariance } from './day-robust-variance.js';

/** The prior that keeps the dispersion from collapsing when everybody answers alike; versioned with the method. */
export interface DispersionPrior {
  /** φ_pool, the dispersion usual among subjects: above 0. */
  readonly pooled: Rational;
  /** ν0, how many answers the prior weighs. */
  readonly weight: bigint;
}

export const DISPERSION_PRIOR: DispersionPrior = { pooled: rational(3n, 10n), weight: 10n };

/** A mean unit score (0–1) of n answers with the variance of that mean. */
export interface MeanEstimate extends MeanVariance {
  readonly mean: Rational;
  readonly n: bigint;
}

/** A 95 % interval in points; `lower` and `upper` are exact to 15 digits and never too narrow. */
export interface ScoreInterval {
  readonly lower: Rational;
  readonly upper: Rational;
  /** φ: the variance in relation to that of yes-or-no answers with the same mean. */
  readonly dispersion: Rational;
  readonly quantile: Rational;
}

/**
 * φ_raw = V·n/(u(1−u)), or φ_pool where u is 0 or 1; drawn towards the prior, (ν0·φ_pool + n·φ_raw)/(ν0 + n). With
 * independent answers φ_raw is capped at 1; with day effects a φ_raw of 1 and more stands as it is.
 */
export function dispersion(estimate: MeanEstimate, prior: DispersionPrior = DISPERSION_PRIOR): Rational {
  const { mean, n, variance, form } = estimate;
  const spread = multiply(mean, subtract(ONE, mean));
  const raw = spread.num === 0n ? prior.pooled : divide(multiply(variance, rational(n)), spread);
  if (form === 'day-robust' && compare(raw, ONE) >= 0) return raw;
  const weighted = add(
    multiply(rational(prior.weight), prior.pooled),
    multiply(rational(n), minimum(raw, ONE)),
  );
  return divide(weighted, rational(prior.weight + n));
}

/**
 * The dispersion-scaled Wilson score interval (qW), 95 % two-sided: the solutions μ of n(u−μ)² = q²φμ(1−μ), that is
 * (u + a/2 ∓ √(a·u(1−u) + a²/4))/(1 + a) with a = q²φ/n and q = t(df, .975) from the shipped table. Within 0–100.
 */
export function scoreInterval(
  estimate: MeanEstimate,
  prior: DispersionPrior = DISPERSION_PRIOR,
): ScoreInterval {
  const quantile = studentQuantile('0.975', estimate.df);
  const scale = dispersion(estimate, prior);
  const { lower, upper } = solveScore(
    estimate.mean,
    estimate.n,
    multiply(multiply(quantile, quantile), scale),
  );
  return { lower: toPoints(lower), upper: toPoints(upper), dispersion: scale, quantile };
}

/**
 * Both solutions μ of n(u−μ)² = k·μ(1−μ), rounded outwards and kept within 0–1. Written out over one denominator, since
 * reducing each intermediate fraction would take most of the time: with u = p/m, a = k/n = A/B and the root R/S, the
 * bounds are ((2pB + Am)·S ∓ 2mB·R)/(2mS·(A + B)).
 */
export function solveScore(
  u: Rational,
  n: bigint,
  k: Rational,
): { readonly lower: Rational; readonly upper: Rational } {
  const { num: p, den: m } = u;
  const { num: a, den: b } = divide(k, rational(n));
  const root = squareRootUp(rational(4n * a * b * p * (m - p) + a * a * m * m, 4n * b * b * m * m));
  const centre = (2n * p * b + a * m) * root.den;
  const reach = 2n * m * b * root.num;
  const scale = 2n * m * root.den * (a + b);
  return {
    lower: maximum(ZERO, rational(centre - reach, scale)),
    upper: minimum(ONE, rational(centre + reach, scale)),
  };
}

/** Bounds as they are published, two decimals: the lower rounded down, the upper up. */
export function publishedBounds(interval: Pick<ScoreInterval, 'lower' | 'upper'>): {
  readonly lower: string;
  readonly upper: string;
} {
  return { lower: toDecimal(interval.lower, 2, 'floor'), upper: toDecimal(interval.upper, 2, 'ceil') };
}

function toPoints(unit: Rational): Rational {
  return multiply(unit, rational(100n));
}
