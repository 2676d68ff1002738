import { bitLength } from './bit-length.js';
import { rational, type Rational } from './rational.js';

/**
 * A positive number mantissa·2^exponent with at most 256 bits of mantissa. Every operation truncates, so a result is never
 * above the exact value; a product of n factors is below it by less than n·2⁻²⁵⁴ of itself.
 */
export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const BITS = 256;

/** The value, truncated. Throws RangeError unless it is positive. */
export function bigFloat(value: Rational): BigFloat {
  if (value.num <= 0n) throw new RangeError('only positive numbers');
  const shift = BITS + bitLength(value.den) - bitLength(value.num) + 1;
  const mantissa =
    shift >= 0 ? (value.num << BigInt(shift)) / value.den : value.num / (value.den << BigInt(-shift));
  return truncate(mantissa, -shift);
}

export function multiplyBigFloats(a: BigFloat, b: BigFloat): BigFloat {
  return truncate(a.mantissa * b.mantissa, a.exponent + b.exponent);
}

export function addBigFloats(a: BigFloat, b: BigFloat): BigFloat {
  const [large, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const gap = large.exponent - small.exponent;
  // Beyond this the smaller one lies below the last bit: truncation drops it.
  if (gap > 2 * BITS) return large;
  return truncate((large.mantissa << BigInt(gap)) + small.mantissa, small.exponent);
}

/** Exactly the number held. */
export function toRational({ mantissa, exponent }: BigFloat): Rational {
  return exponent >= 0 ? rational(mantissa << BigInt(exponent)) : rational(mantissa, 1n << BigInt(-exponent));
}

function truncate(mantissa: bigint, exponent: number): BigFloat {
  const excess = bitLength(mantissa) - BITS;
  return excess > 0
    ? { mantissa: mantissa >> BigInt(excess), exponent: exponent + excess }
    : { mantissa, exponent };
}
