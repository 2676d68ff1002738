import { answers, codeSquareSum, codeSum, type Histogram } from './histogram.js';
import { divide, rational, type Rational } from './rational.js';

/**
 * The sample variance of the answers as unit scores (0–1): s² = (nQ − S²)/(16·n·(n−1)). Null below two answers, where
 * it is not defined.
 */
export function unitVariance(histogram: Histogram): Rational | null {
  const n = answers(histogram);
  if (n < 2n) return null;
  const codes = codeSum(histogram);
  return rational(n * codeSquareSum(histogram) - codes * codes, 16n * n * (n - 1n));
}

/** The variance of the mean unit score if answers were independent, V0 = s²/n. Null below two answers. */
export function independentVariance(histogram: Histogram): Rational | null {
  const variance = unitVariance(histogram);
  return variance === null ? null : divide(variance, rational(answers(histogram)));
}
