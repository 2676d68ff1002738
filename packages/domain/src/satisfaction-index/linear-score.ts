import { answers, codeSum, type Histogram } from './histogram.js';
import { rational, type Rational } from './rational.js';

/**
 * The linear score m = 25·S/n: levels 1 to 5 count 0, 25, 50, 75, 100 points. 0–100; null without an answer.
 * HCAHPS publishes its linear mean scores in the same way.
 */
export function linearScore(histogram: Histogram): Rational | null {
  const n = answers(histogram);
  return n === 0n ? null : rational(25n * codeSum(histogram), n);
}
