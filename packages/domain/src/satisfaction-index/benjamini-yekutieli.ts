import { stepUp } from './benjamini-hochberg.js';
import { rational, type Rational } from './rational.js';

const SCALE = 10n ** 18n;

/**
 * Adjusted p-values that hold however the tests depend on each other: Benjamini & Hochberg's times c(m) = Σ 1/i, i = 1…m
 * (Benjamini & Yekutieli 2001). Taken where somebody disputes that offices rated by the same city are independent; it
 * can only reject less. c(m) is rounded up, by less than m·10⁻¹⁸. Throws RangeError on a p-value outside 0–1.
 */
export function adjustUnderAnyDependence(pValues: readonly Rational[]): readonly Rational[] {
  return stepUp(pValues, harmonicSumUp(pValues.length));
}

/** Each of the m terms is rounded up in its 18th decimal: their exact sum has a denominator beyond use. */
function harmonicSumUp(m: number): Rational {
  let total = 0n;
  for (let i = 1n; i <= BigInt(m); i += 1n) total += (SCALE + i - 1n) / i;
  return rational(total, SCALE);
}
