import { daySumsOfRow } from './exact-sums.js';
import {
  dayRobustVariance,
  meanUnitScore,
  toFloat,
  scoreSumsOf,
  type ScoreSums,
  histogramOf,
  unitVariance,
  linearScore,
} from '@namkhong/domain';
import type { AnsweredRow, RowShare } from './answer-query.js';
import { countsAt } from './print-row.js';

/** A row's mean in points and the variance of that mean in points², for what compares rows; never a published figure. */
export interface RowEstimate {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

const FROM = 30;

/** Of complete submissions of one version, or of one criterion; null below 30 or where versions are mixed. */
export function estimateOf({ row, shares }: AnsweredRow): RowEstimate | null {
  const [share, ...others] = shares;
  if (!share || others.length > 0 || row.n === null || row.n < FROM) return null;
  return row.criterion === null ? ofSubmissions(share) : ofCriterion(share, row.criterion);
}

/** n, Σy and Σy² of a row's complete submissions; null where versions are mixed. */
export function sumsOf({ row, shares }: AnsweredRow): ScoreSums | null {
  const [share, ...others] = shares;
  if (!share || others.length > 0 || row.criterion !== null) return null;
  const { n, sum, sumOfSquares } = daySumsOfRow(share.sums, share.row);
  return { n, sum, sumOfSquares };
}

function ofSubmissions(share: RowShare): RowEstimate | null {
  const days = daySumsOfRow(share.sums, share.row);
  const mean = meanUnitScore(days);
  const variance = dayRobustVariance(days);
  if (mean === null || variance === null || days.n < BigInt(FROM)) return null;
  return {
    n: Number(days.n),
    mean: 100 * toFloat(mean),
    variance: 10_000 * toFloat(variance.variance),
  };
}

function ofCriterion({ sums, row }: RowShare, code: string): RowEstimate | null {
  const index = sums.table.set.criteria.findIndex((criterion) => criterion.code === code);
  const histogram = histogramOf(countsAt(sums, row, index));
  const { n } = scoreSumsOf(histogram);
  const [score, variance] = [linearScore(histogram), unitVariance(histogram)];
  if (score === null || variance === null || n < BigInt(FROM)) return null;
  return { n: Number(n), mean: toFloat(score), variance: (10_000 * toFloat(variance)) / Number(n) };
}
