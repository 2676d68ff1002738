import { studentQuantile } from './quantiles.js';
import { add, multiply, rational, subtract, type Rational } from './rational.js';
import { squareRootUp } from './square-root.js';
import type { MeanEstimate } from './score-interval.js';

/**
 * The ordinary interval 100·(u ∓ t·√V), in points, not kept within 0–100. For comparison only and never published: it
 * is too narrow near the ends of the scale, and has no width at all for unanimous answers.
 */
export function tInterval(estimate: MeanEstimate): { readonly lower: Rational; readonly upper: Rational } {
  const half = multiply(studentQuantile('0.975', estimate.df), squareRootUp(estimate.variance));
  const hundred = rational(100n);
  return {
    lower: multiply(hundred, subtract(estimate.mean, half)),
    upper: multiply(hundred, add(estimate.mean, half)),
  };
}
