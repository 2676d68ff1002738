import { publishedBounds } from '../satisfaction-index/score-interval.js';
import { multiply, rational, toDecimal } from '../satisfaction-index/rational.js';
import { wilsonInterval } from '../satisfaction-index/wilson.js';
import { PRIVACY_FLOOR } from '../suppression/blocks.js';

/** A share in percent as decimal texts of two places, its bounds rounded outwards, and how many it is a share of. */
export interface PrintedShare {
  readonly value: string;
  readonly lower: string | null;
  readonly upper: string | null;
  readonly of: string;
}

/** In percent with Wilson's interval; null below ten, and where there are more than the whole. */
export function printShare(part: bigint, whole: bigint): PrintedShare | null {
  if (whole < PRIVACY_FLOOR || part > whole) return null;
  const hundred = rational(100n);
  const { lower, upper } = wilsonInterval(part, whole);
  return {
    value: toDecimal(rational(100n * part, whole), 2),
    ...publishedBounds({ lower: multiply(lower, hundred), upper: multiply(upper, hundred) }),
    of: String(whole),
  };
}
