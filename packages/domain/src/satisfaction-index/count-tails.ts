import { exponential, logGamma, naturalLogarithm } from './elementary.js';

/**
 * How likely at least so many are by chance, 0–1, in floats: for the burst and straight-lining indicators, which only
 * prompt a person to look. Each is the sum of its terms by their ratio, from whichever side is the shorter, so that small
 * probabilities keep their digits.
 */

/** A term below this share of the sum cannot change it. */
const NEGLIGIBLE = 1e-18;

/** P(X ≥ x) of a Poisson number with mean `mu`. Throws RangeError unless mu > 0 and x is a whole number from 0. */
export function poissonUpperTail(x: number, mu: number): number {
  assertCount(x);
  assertPositive(mu);
  return upperTail(x, mu, {
    logProbability: (k) => k * naturalLogarithm(mu) - mu - logGamma(k + 1),
    growth: (k) => mu / (k + 1),
  });
}

/**
 * P(X ≥ x) of a negative binomial number with mean `mu` and size `r`, whose variance is mu + mu²/r: counts that scatter
 * more than chance alone lets them. Throws RangeError unless mu, r > 0 and x is a whole number from 0.
 */
export function negativeBinomialUpperTail(x: number, mu: number, r: number): number {
  assertCount(x);
  assertPositive(mu);
  assertPositive(r);
  const [stop, go] = [r / (r + mu), mu / (r + mu)];
  return upperTail(x, mu, {
    logProbability: (k) =>
      logGamma(k + r) - logGamma(k + 1) - logGamma(r) + r * naturalLogarithm(stop) + k * naturalLogarithm(go),
    growth: (k) => ((k + r) / (k + 1)) * go,
  });
}

/**
 * P(X ≥ x) of `n` tries that each succeed with probability `p`. Throws RangeError unless 0 < p < 1 and x ≤ n are
 * whole numbers from 0.
 */
export function binomialUpperTail(x: number, n: number, p: number): number {
  assertCount(x);
  assertCount(n);
  if (x > n) throw new RangeError('more successes than tries');
  if (!(p > 0 && p < 1)) throw new RangeError('the probability lies between 0 and 1');
  return upperTail(x, n * p, {
    logProbability: (k) =>
      logGamma(n + 1) -
      logGamma(k + 1) -
      logGamma(n - k + 1) +
      k * naturalLogarithm(p) +
      (n - k) * naturalLogarithm(1 - p),
    growth: (k) => ((n - k) / (k + 1)) * (p / (1 - p)),
  });
}

interface CountDistribution {
  readonly logProbability: (k: number) => number;
  /** P(k+1)/P(k) */
  readonly growth: (k: number) => number;
}

function upperTail(x: number, mean: number, { logProbability, growth }: CountDistribution): number {
  if (x === 0) return 1;
  // Upwards the terms fall from the mean on, downwards up to it; so both sums end where nothing is left to add.
  const upwards = x > mean;
  let k = upwards ? x : x - 1;
  let term = exponential(logProbability(k));
  let total = term;
  while (term > NEGLIGIBLE * total && (upwards || k > 0)) {
    term = upwards ? term * growth(k) : term / growth(k - 1);
    k += upwards ? 1 : -1;
    total += term;
  }
  return Math.min(1, Math.max(0, upwards ? total : 1 - total));
}

function assertCount(x: number): void {
  if (!Number.isSafeInteger(x) || x < 0) throw new RangeError(`not a count: ${x}`);
}

function assertPositive(value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`not a positive number: ${value}`);
}
