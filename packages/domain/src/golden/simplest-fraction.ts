import { add, rational, subtract, toScaledInteger, type Rational } from '../index.js';

/** The fraction with the smallest denominator within `tolerance` of a positive value, by continued fractions. */
export function simplestWithin(value: Rational, tolerance: Rational): Rational {
  return simplestBetween(subtract(value, tolerance), add(value, tolerance));
}

function simplestBetween(low: Rational, high: Rational): Rational {
  const whole = toScaledInteger(low, 0, 'ceil');
  if (whole * high.den <= high.num) return rational(whole);
  const base = rational(whole - 1n);
  const [below, above] = [subtract(low, base), subtract(high, base)];
  const inner = simplestBetween(rational(above.den, above.num), rational(below.den, below.num));
  return add(base, rational(inner.den, inner.num));
}
