import {
  histogramOf,
  answers,
  rational,
  multiply,
  toDecimal,
  topTwoBox,
  topTwoCount,
  wilsonInterval,
} from '@namkhong/domain';

export interface Share {
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}

/**
 * The share of levels 4 and 5 of one question in percent with Wilson's 95 % interval, bounds rounded outward; null
 * without an answer. Computed here from the published counts, so that a reader can follow it.
 */
export function criterionShare(counts: readonly number[]): Share | null {
  const histogram = histogramOf(counts);
  const share = topTwoBox(histogram);
  if (share === null) return null;
  const { lower, upper } = wilsonInterval(topTwoCount(histogram), answers(histogram));
  const percent = rational(100n);
  return {
    value: toDecimal(share, 1),
    lower: toDecimal(multiply(lower, percent), 1, 'floor'),
    upper: toDecimal(multiply(upper, percent), 1, 'ceil'),
  };
}
