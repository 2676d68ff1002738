import { daySumsOf, histogramAt, type CellContent } from '../cells/cell-content.js';
import { MINIMUM_COMPLETE_PERCENT } from '../low-rule/evidence.js';
import { compositeVariance, type CrossSums } from '../satisfaction-index/composite-variance.js';
import { compositeScore, type CriterionCounts } from '../satisfaction-index/composite.js';
import { dayRobustVariance } from '../satisfaction-index/day-robust-variance.js';
import type { DaySums } from '../satisfaction-index/day-sums.js';
import { answers, histogramOf } from '../satisfaction-index/histogram.js';
import {
  divide,
  multiply,
  rational,
  sum,
  toDecimal,
  toScaledInteger,
  type Rational,
} from '../satisfaction-index/rational.js';
import { publishedBounds, scoreInterval, type MeanEstimate } from '../satisfaction-index/score-interval.js';
import { topTwoBox, topTwoCount } from '../satisfaction-index/top-two-box.js';
import { WHOLE } from '../satisfaction-index/weights.js';
import { wilsonInterval } from '../satisfaction-index/wilson.js';

/** The fewest ratings any figure rests on, an interval needs, and a unit has to be called rated. */
export const FIGURE_FROM = 10n;
export const INTERVAL_FROM = 30n;
export const RATED_FROM = 100n;

/** The criteria of a version in their order. */
interface ScoredSet {
  readonly criteria: readonly { readonly code: string; readonly weight: number }[];
}

interface Bounds {
  readonly lower: Rational;
  readonly upper: Rational;
}

/** Points 0–100, exact. */
export interface Measure {
  readonly value: Rational;
  /** Null below the ratings that an interval needs. */
  readonly bounds: Bounds | null;
}

/** What may be said of some ratings of one version of a set. */
export type Score =
  | { readonly status: 'suppressed' }
  | { readonly status: 'insufficient'; readonly n: bigint }
  | {
      readonly status: 'rated' | 'indicative';
      readonly n: bigint;
      readonly linear: Measure;
      readonly topTwoBox: Measure;
    };

/**
 * The figure of released cells of one version: the composite of its criteria with the interval that the method
 * prescribes, and the share of the two top levels. A criterion with too few answers leaves no composite; its weight is
 * never handed to the others.
 *
 * @param months one sum of cells per month, so that the days of a month are added up before they are squared
 */
export function composeScore(set: ScoredSet, months: readonly CellContent[]): Score {
  return composeSums({
    rated: months.reduce((total, { rated }) => total + rated, 0n),
    counts: countsOf(set, months),
    days: daySumsOf(months),
    crosses: sumOf(months.map(({ crosses }) => crosses)),
  });
}

/** What a figure is computed of, however it was added up. */
export interface FigureSums {
  /** Ratings, complete or not. */
  readonly rated: bigint;
  /** One per criterion, in the order of the set. */
  readonly counts: readonly CriterionCounts[];
  /** Over complete submissions. */
  readonly days: DaySums;
  /** n, Σa, Σb, Σab of every pair of criteria a < b. */
  readonly crosses: readonly bigint[];
}

/** The figure of sums over one version of a set: `composeScore` for what was added up elsewhere. */
export function composeSums({ rated: n, counts, days, crosses }: FigureSums): Score {
  if (n < FIGURE_FROM) return { status: 'suppressed' };
  const composite = compositeScore(counts);
  if (composite.status === 'insufficient') return { status: 'insufficient', n };
  const wide = n >= INTERVAL_FROM;
  const estimate = wide ? estimateOf(composite.score, n, counts, days, crosses) : null;
  return {
    status: n >= RATED_FROM ? 'rated' : 'indicative',
    n,
    linear: { value: composite.score, bounds: estimate && scoreInterval(estimate) },
    topTwoBox: topTwoMeasure(counts, wide),
  };
}

/** The histogram of each criterion over the months. */
export function countsOf(set: ScoredSet, months: readonly CellContent[]): CriterionCounts[] {
  return set.criteria.map(({ code, weight }, index) => ({
    code,
    weight,
    histogram: histogramOf(
      [0, 1, 2, 3, 4].map((level) =>
        months.reduce((total, month) => total + (histogramAt(month, index)[level] ?? 0n), 0n),
      ),
    ),
  }));
}

/** As printed: two decimals, the bounds rounded outwards. */
export function printMeasure({ value, bounds }: Measure) {
  return { value: toDecimal(value, 2), interval: bounds && publishedBounds(bounds) };
}

/**
 * From the day sums where enough submissions are complete; else, as for tallies, which have no days, from the cross
 * sums or their upper bound, with the number of answers to the least answered criterion.
 */
function estimateOf(
  score: Rational,
  n: bigint,
  counts: readonly CriterionCounts[],
  days: DaySums,
  crosses: readonly bigint[],
): MeanEstimate | null {
  const mean = divide(score, rational(100n));
  if (100n * days.n >= BigInt(MINIMUM_COMPLETE_PERCENT) * n) {
    const variance = dayRobustVariance(days);
    return variance && { ...variance, mean, n: days.n };
  }
  const composite = compositeVariance(counts, crossSumsOf(counts, crosses));
  const least = leastAnswers(counts);
  return composite && { variance: composite.variance, mean, n: least, df: least - 1n, form: 'independent' };
}

/**
 * The criteria's shares by weight. Of several criteria one person's share lies between none and all, so it varies no
 * more than a yes or no with the same mean: Wilson's interval, its counts rounded outwards, is never too narrow.
 */
function topTwoMeasure(counts: readonly CriterionCounts[], wide: boolean): Measure {
  const value = sum(
    counts.map(({ weight, histogram }) =>
      multiply(rational(weight, WHOLE), topTwoBox(histogram) ?? rational(0n)),
    ),
  );
  if (!wide) return { value, bounds: null };
  const [only, ...others] = counts;
  const n = leastAnswers(counts);
  const successes = multiply(value, rational(n, 100n));
  const exact = only && others.length === 0 ? topTwoCount(only.histogram) : undefined;
  const { lower } = wilsonInterval(exact ?? toScaledInteger(successes, 0, 'floor'), n);
  const { upper } = wilsonInterval(exact ?? toScaledInteger(successes, 0, 'ceil'), n);
  const hundred = rational(100n);
  return { value, bounds: { lower: multiply(lower, hundred), upper: multiply(upper, hundred) } };
}

function leastAnswers(counts: readonly CriterionCounts[]): bigint {
  return counts.map(({ histogram }) => answers(histogram)).reduce((least, n) => (n < least ? n : least));
}

function crossSumsOf(counts: readonly CriterionCounts[], crosses: readonly bigint[]): CrossSums[] {
  let pair = -1;
  return counts.flatMap(({ code: a }, index) =>
    counts.slice(index + 1).map(({ code: b }) => {
      pair += 1;
      const [n = 0n, sumA = 0n, sumB = 0n, sumAB = 0n] = crosses.slice(4 * pair, 4 * pair + 4);
      return { a, b, n, sumA, sumB, sumAB };
    }),
  );
}

function sumOf(lists: readonly (readonly bigint[])[]): bigint[] {
  const [first = []] = lists;
  return first.map((_, index) => lists.reduce((total, list) => total + (list[index] ?? 0n), 0n));
}
