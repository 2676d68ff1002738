/** An exact fraction of integers, reduced, with a positive denominator. Every published figure is computed in these. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** The fraction num/den, reduced. Throws RangeError when den is zero. */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('a fraction needs a denominator that is not zero');
  const divisor = greatestCommonDivisor(n, d);
  return d < 0n ? { num: -n / divisor, den: -d / divisor } : { num: n / divisor, den: d / divisor };
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

/** Reads `81.04`, `-3`, `3/5` or `5.29e-13` exactly. Throws RangeError on anything else. */
export function parseRational(text: string): Rational {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) return rational(BigInt(fraction[1] ?? ''), BigInt(fraction[2] ?? ''));
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) throw new RangeError(`not a number: ${text}`);
  const [, sign, whole = '', decimals = '', exponent = '0'] = match;
  const scale = Number(exponent) - decimals.length;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  return scale < 0 ? rational(digits, 10n ** BigInt(-scale)) : rational(digits * 10n ** BigInt(scale));
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** Throws RangeError when b is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function minimum(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function maximum(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** The nearest float; for display and for p-values, never for a figure that is published. */
export function toFloat(value: Rational): number {
  return Number(toDecimal(value, 30, 'floor'));
}

/** `half-up` rounds a tie towards +∞, `floor` towards −∞, `ceil` towards +∞. */
export type Rounding = 'half-up' | 'floor' | 'ceil';

/** value · 10^decimals as an integer, rounded once. */
export function toScaledInteger(value: Rational, decimals: number, rounding: Rounding): bigint {
  const scaled = value.num * 10n ** BigInt(decimals);
  if (rounding === 'half-up') return floorDivide(2n * scaled + value.den, 2n * value.den);
  return rounding === 'floor' ? floorDivide(scaled, value.den) : -floorDivide(-scaled, value.den);
}

/** The value with exactly `decimals` places, rounded once: `81.04`. */
export function toDecimal(value: Rational, decimals: number, rounding: Rounding = 'half-up'): string {
  const scaled = toScaledInteger(value, decimals, rounding);
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The exact value as a fraction in text: `1945/24`; a whole number too: `55/1`. */
export function toFraction(value: Rational): string {
  return `${value.num}/${value.den}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function floorDivide(a: bigint, positive: bigint): bigint {
  const quotient = a / positive;
  return a % positive < 0n ? quotient - 1n : quotient;
}
