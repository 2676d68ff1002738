import { rational, type Rational } from '../satisfaction-index/rational.js';

/** θ as a unit score from hundredths of a point. Throws RangeError unless it lies strictly between 0 and 100 points. */
export function thresholdAsUnitScore(centi: number): Rational {
  if (!Number.isInteger(centi) || centi < 1 || centi > 9999) {
    throw new RangeError('the threshold lies strictly between 0 and 100 points');
  }
  return rational(centi, 10_000);
}
