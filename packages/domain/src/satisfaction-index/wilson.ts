import { normalQuantile, type NormalLevel } from './quantiles.js';
import { multiply, rational, type Rational } from './rational.js';
import { solveScore } from './score-interval.js';

/**
 * Wilson's score interval for a share of `successes` out of `n`, as proportions 0–1 (Wilson 1927): for the top-two-box
 * share and for punctuality. `level` is the one-sided probability, 0.975 for a two-sided 95 %. Throws RangeError
 * unless 0 ≤ successes ≤ n and n ≥ 1.
 */
export function wilsonInterval(
  successes: bigint,
  n: bigint,
  level: NormalLevel = '0.975',
): { readonly lower: Rational; readonly upper: Rational } {
  if (n < 1n || successes < 0n || successes > n)
    throw new RangeError('successes must lie between 0 and n, n above 0');
  const z = normalQuantile(level);
  return solveScore(rational(successes, n), n, multiply(z, z));
}
