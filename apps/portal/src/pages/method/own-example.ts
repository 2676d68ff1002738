import {
  answers,
  dispersion,
  histogramOf,
  linearScore,
  publishedInterval,
  rational,
  divide,
  toDecimal,
  topTwoBox,
  topTwoCount,
  independentVariance,
  wilsonInterval,
  multiply,
} from '@namkhong/domain';

/** Every step of one criterion, as decimal texts. Bounds are rounded outwards. */
export interface WorkedExample {
  readonly n: string;
  /** Σ k·c with the codes 0–4. */
  readonly codes: string;
  readonly score: string;
  readonly share: string;
  readonly shareLower: string;
  readonly shareUpper: string;
  /** Null below two answers, of which there is no variance. */
  readonly variance: string | null;
  readonly dispersion: string | null;
  readonly lower: string | null;
  readonly upper: string | null;
  /** What the privacy floor and the method would say of so many answers. */
  readonly status: 'suppressed' | 'noInterval' | 'indicative' | 'rated';
}

/**
 * The figures of five counts by the functions that compute the published ones, as if nobody's answer depended on another's
 * (V0): a reader has no days to enter. Null without an answer. Counts are whole and not negative.
 */
export function workExample(counts: readonly number[]): WorkedExample | null {
  const histogram = histogramOf(counts);
  const n = answers(histogram);
  const [score, share] = [linearScore(histogram), topTwoBox(histogram)];
  if (score === null || share === null) return null;
  const percent = rational(100n);
  const wilson = wilsonInterval(topTwoCount(histogram), n);
  const variance = independentVariance(histogram);
  const estimate =
    variance === null
      ? null
      : {
          ...{ mean: divide(score, percent), n, df: n - 1n, form: 'independent' as const },
          variance,
        };
  const interval = estimate === null ? null : publishedInterval(estimate);
  return {
    n: String(n),
    codes: String(counts.reduce((sum, count, level) => sum + count * level, 0)),
    score: toDecimal(score, 2),
    share: toDecimal(share, 2),
    shareLower: toDecimal(multiply(wilson.lower, percent), 2, 'floor'),
    shareUpper: toDecimal(multiply(wilson.upper, percent), 2, 'ceil'),
    variance: estimate === null ? null : toDecimal(estimate.variance, 6),
    dispersion: estimate === null ? null : toDecimal(dispersion(estimate), 4),
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    status: statusOf(n),
  };
}

function statusOf(n: bigint): WorkedExample['status'] {
  if (n < 10n) return 'suppressed';
  if (n < 30n) return 'noInterval';
  return n < 100n ? 'indicative' : 'rated';
}
