import { exponential } from './elementary.js';

/** The standard normal distribution in floats: for p-values, expected ranks and the check of the shipped table. */

const SQRT_TWO_PI = 2.5066282746310002;

/** From here on the continued fraction is exact after a few dozen steps; below, the series. */
const FAR = 4;

/** P(Z ≥ z), 0–1, about 13 digits of it in the far tail too. Throws RangeError when z is no number. */
export function normalUpperTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z is not a number');
  if (z < 0) return 1 - normalUpperTail(-z);
  return z < FAR ? 0.5 - centralArea(z) : farTail(z);
}

/** Φ(z) = P(Z ≤ z). */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

/** The z with P(Z ≤ z) = level, for levels from 0.5 to 0.999999, by bisection. */
export function normalQuantileByBisection(level: number): number {
  if (!(level >= 0.5 && level <= 0.999999)) throw new RangeError('the level lies between 0.5 and 0.999999');
  let [low, high] = [0, 5];
  for (let step = 0; step < 100; step += 1) {
    const middle = (low + high) / 2;
    if (normalUpperTail(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(0 ≤ Z ≤ z) = φ(z)·(z + z³/3 + z⁵/(3·5) + …), all terms positive (Abramowitz & Stegun 26.2.11). */
function centralArea(z: number): number {
  let [term, total] = [z, z];
  for (let k = 1; term > 1e-18 * total; k += 1) {
    term *= (z * z) / (2 * k + 1);
    total += term;
  }
  return total * density(z);
}

/** φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))) (Abramowitz & Stegun 26.2.14), from the inside out. */
function farTail(z: number): number {
  if (z === Infinity) return 0;
  let fraction = z;
  for (let k = 60; k >= 1; k -= 1) fraction = z + k / fraction;
  return density(z) / fraction;
}

function density(z: number): number {
  return exponential((-z * z) / 2) / SQRT_TWO_PI;
}
