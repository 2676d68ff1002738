/**
 * Student's t in floats. Only + − × ÷ and the square root are used, which IEEE 754 rounds alike everywhere; logarithms and
 * powers of the platform may differ between engines. Only p-values come from here, and they are rounded up.
 */

const CONTINUED_FRACTION_STEPS = 400;
const PRECISION = 1e-16;
const TINY = 1e-300;

/**
 * P(T ≥ t) with `df` degrees of freedom, 0–1: half of I_x(df/2, 1/2) with x = df/(df + t²), the regularised incomplete
 * beta function (Abramowitz & Stegun 26.5.27, 26.7.1). Throws RangeError unless df is a whole number from 1.
 */
export function studentUpperTail(t: number, df: number): number {
  if (!Number.isInteger(df) || df < 1) throw new RangeError('degrees of freedom are whole and at least 1');
  if (Number.isNaN(t)) throw new RangeError('t is not a number');
  const half = 0.5 * tailOfBoth(Math.abs(t), df);
  return t >= 0 ? half : 1 - half;
}

/** One-sided p in millionths, rounded up and at least 1: a p-value never looks smaller than it is. */
export function roundUpToMillionths(p: number): bigint {
  if (!(p >= 0 && p <= 1)) throw new RangeError('a probability lies between 0 and 1');
  return BigInt(Math.max(1, Math.ceil(p * 1e6)));
}

/** The t with P(T ≥ t) = 1 − level, for checking tables: bisection on the tail. `level` from 0.5 to below 1. */
export function studentQuantileByBisection(level: number, df: number): number {
  if (!(level >= 0.5 && level < 1)) throw new RangeError('the level lies between 0.5 and 1');
  let [low, high] = [0, 1];
  while (studentUpperTail(high, df) > 1 - level) high *= 2;
  for (let step = 0; step < 200 && low < high; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentUpperTail(middle, df) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** I_x(a, 1/2) with a = df/2 and 1 − x = t²/(df + t²), by whichever continued fraction converges. */
function tailOfBoth(t: number, df: number): number {
  const a = df / 2;
  const x = df / (df + t * t);
  const rest = (t * t) / (df + t * t);
  const front = (halfPower(x, df) * Math.sqrt(rest)) / betaWithHalf(df);
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(x, a, 0.5)) / a;
  return 1 - (front * betaFraction(rest, 0.5, a)) / 0.5;
}

/** x^(k/2) by squaring. */
function halfPower(x: number, k: number): number {
  let [power, base, exponent] = [k % 2 === 1 ? Math.sqrt(x) : 1, x, Math.floor(k / 2)];
  while (exponent > 0) {
    if (exponent % 2 === 1) power *= base;
    base *= base;
    exponent = Math.floor(exponent / 2);
  }
  return power;
}

/** B(df/2, 1/2) from B(1/2, 1/2) = π or B(1, 1/2) = 2 by B(a+1, b) = B(a, b)·a/(a+b). */
function betaWithHalf(df: number): number {
  let [beta, a] = df % 2 === 1 ? [Math.PI, 0.5] : [2, 1];
  for (; a < df / 2; a += 1) beta *= a / (a + 0.5);
  return beta;
}

/** The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22). Throws Error if it does not settle. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= CONTINUED_FRACTION_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) <= PRECISION * 4) return fraction;
  }
  throw new Error(`the incomplete beta function did not converge at x=${x}, a=${a}, b=${b}`);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
