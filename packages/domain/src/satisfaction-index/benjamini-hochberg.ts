import { ONE, ZERO, compare, minimum, multiply, rational, type Rational } from './rational.js';

/**
 * Adjusted p-values in the order given: p·m/rank, made monotone from the largest down, at most 1 (Benjamini & Hochberg
 * 1995). Rejecting where adjusted ≤ q keeps the false discovery rate at q or below while the tests are independent or
 * positively dependent. Throws RangeError on a p-value outside 0–1.
 */
export function adjustForFalseDiscovery(pValues: readonly Rational[]): readonly Rational[] {
  return stepUp(pValues, ONE);
}

/** The same with every p-value taken `factor` times. */
export function stepUp(pValues: readonly Rational[], factor: Rational): readonly Rational[] {
  if (pValues.some((p) => compare(p, ZERO) < 0 || compare(p, ONE) > 0))
    throw new RangeError('a probability lies between 0 and 1');
  const whole = multiply(rational(pValues.length), factor);
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => compare(b.p, a.p));
  const adjusted: Rational[] = pValues.map(() => ONE);
  let smallest = ONE;
  for (const [position, { p, index }] of descending.entries()) {
    const rank = rational(whole.num, whole.den * BigInt(pValues.length - position));
    smallest = minimum(smallest, multiply(p, rank));
    adjusted[index] = smallest;
  }
  return adjusted;
}
