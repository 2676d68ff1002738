import {
  EMPTY_DAY_SUMS,
  mergeDaySums,
  sumDays,
  type DaySums,
  type DayTotal,
} from '../satisfaction-index/day-sums.js';

/** Days of a month that a cell has room for. */
export const DAYS_IN_CELL = 31;

/** The integers of one cell, or of a sum of cells of one month and one version of a set. */
export interface CellContent {
  /** Ratings, complete or not. */
  readonly rated: bigint;
  /** Counts of the levels 1–5, criterion by criterion in the order of the set. */
  readonly histograms: readonly bigint[];
  /** n, Σa, Σb, Σab of every pair of criteria a < b. */
  readonly crosses: readonly bigint[];
  /** n, Σy, Σy² of the complete submissions of each day of the month, 31 × 3. */
  readonly days: readonly bigint[];
}

/** A cell without a rating, of a set with so many criteria. */
export function emptyContent(criteria: number): CellContent {
  return {
    rated: 0n,
    histograms: zeros(5 * criteria),
    crosses: zeros(2 * criteria * (criteria - 1)),
    days: zeros(3 * DAYS_IN_CELL),
  };
}

/** Integer by integer; both cells must be of the same version of a set. Days add up when both are of one month. */
export function addContents(a: CellContent, b: CellContent): CellContent {
  return {
    rated: a.rated + b.rated,
    histograms: addCounts(a.histograms, b.histograms),
    crosses: addCounts(a.crosses, b.crosses),
    days: addCounts(a.days, b.days),
  };
}

/** The level counts of the criterion at an index. */
export function histogramAt(content: Pick<CellContent, 'histograms'>, index: number): readonly bigint[] {
  return content.histograms.slice(5 * index, 5 * index + 5);
}

/** How many answered the criterion at an index. */
export function answersAt(content: Pick<CellContent, 'histograms'>, index: number): bigint {
  return histogramAt(content, index).reduce((total, count) => total + count, 0n);
}

/** How many complete submissions the days hold. */
export function completeIn({ days }: Pick<CellContent, 'days'>): bigint {
  return dayTotals({ days }).reduce((total, { n }) => total + n, 0n);
}

/** The sums over the days of cells of different months. */
export function daySumsOf(months: readonly Pick<CellContent, 'days'>[]): DaySums {
  return months.map((month) => sumDays(dayTotals(month))).reduce(mergeDaySums, EMPTY_DAY_SUMS);
}

function dayTotals({ days }: Pick<CellContent, 'days'>): DayTotal[] {
  return Array.from({ length: DAYS_IN_CELL }, (_, index) => ({
    n: days[3 * index] ?? 0n,
    sum: days[3 * index + 1] ?? 0n,
    sumOfSquares: days[3 * index + 2] ?? 0n,
  }));
}

function addCounts(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  if (a.length !== b.length) throw new RangeError('cells of different sets do not add up');
  return a.map((count, index) => count + (b[index] ?? 0n));
}

function zeros(length: number): bigint[] {
  return new Array<bigint>(length).fill(0n);
}
