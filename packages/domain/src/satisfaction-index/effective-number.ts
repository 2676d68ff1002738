import { rational, type Rational } from './rational.js';

/**
 * Hill's number of order 2, (Σn)²/Σn²: how many equally busy sources would be as concentrated (Hill, Ecology 54, 1973;
 * the inverse of Simpson's index). Null where nothing was counted. Throws RangeError on a negative count.
 */
export function effectiveNumber(counts: Iterable<number | bigint>): Rational | null {
  let [total, squares] = [0n, 0n];
  for (const count of counts) {
    if (count < 0) throw new RangeError('a count cannot be negative');
    total += BigInt(count);
    squares += BigInt(count) * BigInt(count);
  }
  return squares === 0n ? null : rational(total * total, squares);
}
