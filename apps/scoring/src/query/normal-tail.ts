/**
 * P(|Z| ≥ |z|) of the standard normal distribution, rounded up in the sixth decimal. By the series of Abramowitz & Stegun
 * 26.2.11 below 6 and 0.000001 beyond, where it is smaller than that.
 */
export function twoSidedP(z: number): number {
  const size = Math.abs(z);
  if (size >= 6) return 1e-6;
  return Math.max(1e-6, Math.min(1, Math.ceil((1 - 2 * centralArea(size)) * 1e6) / 1e6));
}

/** P(Z ≥ z) for z ≥ 0, not rounded; beyond 6 one thousand-millionth, which is more than it is. */
export function upperTail(z: number): number {
  return z >= 6 ? 1e-9 : 0.5 - centralArea(z);
}

/** Φ(z), for expected ranks. */
export function normalCdf(z: number): number {
  if (z >= 6) return 1;
  if (z <= -6) return 0;
  return z < 0 ? 0.5 - centralArea(-z) : 0.5 + centralArea(z);
}

const SQRT_TWO_PI = 2.5066282746310002;

/** P(0 ≤ Z ≤ z) = φ(z)·(z + z³/3 + z⁵/(3·5) + …), with φ by its own series: no library exponential. */
function centralArea(z: number): number {
  let term = z;
  let total = z;
  for (let k = 1; term > 1e-18 * total; k += 1) {
    term *= (z * z) / (2 * k + 1);
    total += term;
  }
  return (total * exponentialOfMinus((z * z) / 2)) / SQRT_TWO_PI;
}

/** e^−x for 0 ≤ x ≤ 18: the series of e^x, all of whose terms are positive, and its reciprocal. */
function exponentialOfMinus(x: number): number {
  let term = 1;
  let total = 1;
  for (let k = 1; term > 1e-18 * total; k += 1) {
    term *= x / k;
    total += term;
  }
  return 1 / total;
}
