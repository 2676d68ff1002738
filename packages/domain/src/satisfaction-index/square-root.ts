import { bitLength } from './bit-length.js';
import { rational, type Rational } from './rational.js';

const DIGITS = 15n;
const SCALE = 10n ** DIGITS;

/** ⌊√value⌋ by Newton's iteration in integers. Throws RangeError below zero. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError('no square root below zero');
  if (value < 2n) return value;
  let root = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * √value: exact where the fraction is a square, otherwise the next multiple of 10⁻¹⁵ above it, so that an interval built
 * with it is never too narrow. Throws RangeError below zero.
 */
export function squareRootUp(value: Rational): Rational {
  const [num, den] = [integerSquareRoot(value.num), integerSquareRoot(value.den)];
  if (num * num === value.num && den * den === value.den) return rational(num, den);
  const scaled = (value.num * SCALE * SCALE) / value.den;
  return rational(integerSquareRoot(scaled) + 1n, SCALE);
}
