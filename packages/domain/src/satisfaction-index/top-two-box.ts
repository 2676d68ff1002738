import { answers, type Histogram } from './histogram.js';
import { rational, type Rational } from './rational.js';

/** Answers "hài lòng" or "rất hài lòng". */
export function topTwoCount(histogram: Histogram): bigint {
  return histogram[3] + histogram[4];
}

/** Their share, 100·(c4+c5)/n: 0–100; null without an answer. The figure SIPAS publishes, shown beside the score. */
export function topTwoBox(histogram: Histogram): Rational | null {
  const n = answers(histogram);
  return n === 0n ? null : rational(100n * topTwoCount(histogram), n);
}
