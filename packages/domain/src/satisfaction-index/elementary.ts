/**
 * Logarithm, exponential and the logarithm of the gamma function from + − × ÷ alone, which IEEE 754 rounds alike
 * everywhere; those of a platform may differ in their last digits between engines. About 15 digits. For p-values and for
 * what is shown to a reviewer; no published score is computed with them.
 */

const LN_2 = 0.6931471805599453;
/** ln 2 in two parts, of which the first has so few digits that its multiples are exact. */
const [LN_2_FRONT, LN_2_REST] = [0.6931471803691238, 1.9082149292705877e-10];
const HALF_LN_TWO_PI = 0.9189385332046728;
/** A term this near to 0 cannot change a sum. Asked without `Math.abs`, which these loops would look up at every term. */
const NEGLIGIBLE = 1e-20;

/** ln x for 0 < x < ∞: halve or double into ¾…1½, then 2·artanh((x−1)/(x+1)). Throws RangeError otherwise. */
export function naturalLogarithm(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError('a logarithm needs a positive number');
  let [rest, halvings] = [x, 0];
  for (; rest > 1.5; rest /= 2) halvings += 1;
  for (; rest < 0.75; rest *= 2) halvings -= 1;
  const ratio = (rest - 1) / (rest + 1);
  let [term, total] = [ratio, 0];
  for (let odd = 1; (term > NEGLIGIBLE || term < -NEGLIGIBLE) && odd < 200; odd += 2) {
    total += term / odd;
    term *= ratio * ratio;
  }
  return 2 * total + halvings * LN_2;
}

/** e^x: x is a multiple of ln 2 and a rest within ±½ ln 2, whose series converges at once. 0 and ∞ beyond the floats. */
export function exponential(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('not a number');
  if (x < -746) return 0;
  if (x > 710) return Infinity;
  const doublings = Math.round(x / LN_2);
  const rest = x - doublings * LN_2_FRONT - doublings * LN_2_REST;
  let [term, total] = [1, 1];
  for (let k = 1; term > NEGLIGIBLE || term < -NEGLIGIBLE; k += 1) {
    term *= rest / k;
    total += term;
  }
  // In two steps: 2^−1074 is a float, but its reciprocal is not.
  const half = Math.trunc(doublings / 2);
  return total * powerOfTwo(half) * powerOfTwo(doublings - half);
}

/** Σ B_2i/(2i(2i−1)·x^(2i−1)) of Stirling's series; the first Bernoulli numbers over 2i(2i−1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156] as const;

/**
 * ln Γ(x) for x > 0 by Stirling's series from 15 on (Abramowitz & Stegun 6.1.40), below that by Γ(x) = Γ(x+1)/x. Throws
 * RangeError otherwise.
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError('the gamma function needs a positive number');
  let [large, product] = [x, 1];
  for (; large < 15; large += 1) product *= large;
  const inverse = 1 / large;
  const series = STIRLING.reduceRight((total, term) => total * inverse * inverse + term, 0) * inverse;
  const stirling = (large - 0.5) * naturalLogarithm(large) - large + HALF_LN_TWO_PI + series;
  return product === 1 ? stirling : stirling - naturalLogarithm(product);
}

function powerOfTwo(exponent: number): number {
  let [power, base, left] = [1, exponent < 0 ? 0.5 : 2, Math.abs(exponent)];
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power *= base;
    base *= base;
  }
  return power;
}
