import { effectiveNumber } from './effective-number.js';
import { exponential, naturalLogarithm } from './elementary.js';
import { rational, toFloat, type Rational } from './rational.js';

/**
 * How many sources the ratings effectively came from. Hill numbers (Hill 1973): if all sources had given equally many, the
 * effective number is theirs; the more a few dominate, the smaller it is.
 */
export interface Diversity {
  /** Hill number of order 2, the inverse Simpson index 1/Σp²; exact. */
  readonly hill2: Rational;
  /** The largest source's share, 0–1; exact. */
  readonly largestShare: Rational;
  /** Shannon's entropy −Σ p·ln p in nats; a float. */
  readonly shannon: number;
  /** Hill number of order 1, e^Shannon; a float. */
  readonly hill1: number;
}

/**
 * The diversity of ratings by source (device, network), each count being one source's. Not mergeable: it is computed anew
 * from added counts. Null without a rating. Throws RangeError on a negative count.
 */
export function diversityOf(counts: readonly bigint[]): Diversity | null {
  const hill2 = effectiveNumber(counts);
  if (hill2 === null) return null;
  const n = counts.reduce((total, count) => total + count, 0n);
  const shares = counts.filter((count) => count > 0n).map((count) => rational(count, n));
  const shannon = shares.map(toFloat).reduce((total, share) => total - share * naturalLogarithm(share), 0);
  return {
    hill2,
    largestShare: rational(
      counts.reduce((largest, count) => (count > largest ? count : largest)),
      n,
    ),
    shannon,
    hill1: exponential(shannon),
  };
}
