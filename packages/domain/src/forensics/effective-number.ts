import { rational, type Rational } from '../satisfaction-index/rational.js';

/**
 * Hill's number of order 2, (Σn)²/Σn²: how many equally busy sources would be as concentrated (Hill, Ecology 54, 1973;
 * the inverse of Simpson's index). Null where nothing was counted.
 */
export function effectiveNumber(counts: Iterable<number>): Rational | null {
  let [total, squares] = [0n, 0n];
  for (const count of counts) {
    total += BigInt(count);
    squares += BigInt(count) * BigInt(count);
  }
  return squares === 0n ? null : rational(total * total, squares);
}
