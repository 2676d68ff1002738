import { naturalLogarithm } from './elementary.js';

/**
 * The upper bound μ with n·KL(u‖μ) = ln(1/α), as a unit score: guaranteed for any distribution on 0–1 (Chernoff–Hoeffding),
 * and therefore wide. A cross-check for reviewers in floats; no flag rests on it. 0 ≤ u ≤ 1, n ≥ 1, 0 < α < 1.
 */
export function klUpperBound(u: number, n: number, alpha: number): number {
  if (!(u >= 0 && u <= 1 && n >= 1 && alpha > 0 && alpha < 1))
    throw new RangeError('needs 0 ≤ u ≤ 1, n ≥ 1, 0 < α < 1');
  const limit = naturalLogarithm(1 / alpha) / n;
  let [low, high] = [u, 1];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (divergence(u, middle) > limit) high = middle;
    else low = middle;
  }
  return high;
}

/** KL(u‖μ) between yes-or-no distributions, in nats; infinite where μ = 1 and u is below. */
function divergence(u: number, mu: number): number {
  const yes = u === 0 ? 0 : u * naturalLogarithm(u / mu);
  if (u === 1) return yes;
  return mu === 1 ? Infinity : yes + (1 - u) * naturalLogarithm((1 - u) / (1 - mu));
}
