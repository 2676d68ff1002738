/** The standard normal distribution in floats: for checking the shipped table and for p-values; no figure is computed from it. */

const SQRT_TWO_PI = 2.5066282746310002;

/** P(0 ≤ Z ≤ z) = Σ (−1)^k z^(2k+1)/(2^k·k!·(2k+1))/√(2π) (Abramowitz & Stegun 26.2.10), for 0 ≤ z ≤ 5. */
function normalCentralArea(z: number): number {
  if (!(z >= 0 && z <= 5)) throw new RangeError('z lies between 0 and 5');
  let term = z;
  let total = z;
  for (let k = 1; Math.abs(term) > 1e-18; k += 1) {
    term *= (-z * z) / (2 * k);
    total += term / (2 * k + 1);
  }
  return total / SQRT_TWO_PI;
}

/** The z with P(Z ≤ z) = level, for levels from 0.5 to 0.999999, by bisection. */
export function normalQuantileByBisection(level: number): number {
  if (!(level >= 0.5 && level <= 0.999999)) throw new RangeError('the level lies between 0.5 and 0.999999');
  let [low, high] = [0, 5];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (normalCentralArea(middle) < level - 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * P(Z ≥ z), 0–1. Beyond 5 it is P(Z ≥ 5) = 2.8665·10⁻⁷, rounded up: a p-value never looks smaller than it is, and none is
 * told with more than six decimals.
 */
export function normalUpperTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z is not a number');
  const beyond = Math.abs(z) > 5 ? 2.8666e-7 : 0.5 - normalCentralArea(Math.abs(z));
  return z >= 0 ? beyond : 1 - beyond;
}
