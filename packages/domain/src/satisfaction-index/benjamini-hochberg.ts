import { ONE, compare, minimum, multiply, rational, type Rational } from './rational.js';

/**
 * Adjusted p-values in the order given: p·m/rank, made monotone from the largest down, at most 1 (Benjamini & Hochberg
 * 1995). Rejecting where adjusted ≤ q keeps the false discovery rate at q or below. P-values lie in 0–1.
 */
export function adjustForFalseDiscovery(pValues: readonly Rational[]): readonly Rational[] {
  const m = BigInt(pValues.length);
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => compare(b.p, a.p));
  const adjusted: Rational[] = pValues.map(() => ONE);
  let smallest = ONE;
  for (const [position, { p, index }] of descending.entries()) {
    smallest = minimum(smallest, multiply(p, rational(m, m - BigInt(position))));
    adjusted[index] = smallest;
  }
  return adjusted;
}
