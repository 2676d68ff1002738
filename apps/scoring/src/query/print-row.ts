import {
  composeSums,
  EMPTY_DAY_SUMS,
  FIGURE_FROM,
  INTERVAL_FROM,
  RATED_FROM,
  normalQuantile,
  printScore,
  studentQuantile,
  toFloat,
  type Score,
} from '@namkhong/domain';
import type { RowSums } from './aggregate-cells.js';
import { exactSums } from './exact-sums.js';
import { MOMENTS } from './released-table.js';

/** A figure as it is printed. */
export type Printed = ReturnType<typeof printScore>;

/**
 * How near, in hundredths of a point, a float may come to where the rounding turns before the exact path decides. The
 * floats here are off by less than a hundred-thousandth of that: see `scoreInFloats`.
 */
const GUARD = 1e-4;

/** The fewest ratings of a figure, of an interval and of one that is rated. */
const [FIGURE, INTERVAL, RATED] = [Number(FIGURE_FROM), Number(INTERVAL_FROM), Number(RATED_FROM)];
const FULL = 40_000;
const Z = toFloat(normalQuantile('0.975'));

/**
 * The figure of a row with all criteria by their weights, printed to two decimals. Floats say what the exact fractions
 * would, or that they cannot tell; then the fractions themselves are computed. The digits are the same either way.
 */
export function printComposite(sums: RowSums, row: number): Printed {
  return scoreInFloats(sums, row) ?? printScore(composeSums(exactSums(sums, row)));
}

/** The exact figure of a row; for what is computed further. */
export function exactComposite(sums: RowSums, row: number): Score {
  return composeSums(exactSums(sums, row));
}

/** One criterion of a row; only its answers count, and their variance as if independent. */
export function printCriterion(sums: RowSums, row: number, criterion: number): Printed {
  const counts = countsAt(sums, row, criterion);
  return criterionInFloats(counts) ?? printScore(exactCriterion(counts));
}

export function countsAt({ histograms, table }: RowSums, row: number, criterion: number): readonly number[] {
  const at = row * table.histogramSize + 5 * criterion;
  return [
    histograms[at] ?? 0,
    histograms[at + 1] ?? 0,
    histograms[at + 2] ?? 0,
    histograms[at + 3] ?? 0,
    histograms[at + 4] ?? 0,
  ];
}

export function exactCriterion(counts: readonly number[]): Score {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts;
  return composeSums({
    rated: BigInt(a + b + c + d + e),
    counts: [
      { code: 'c', weight: 10_000, histogram: [BigInt(a), BigInt(b), BigInt(c), BigInt(d), BigInt(e)] },
    ],
    days: EMPTY_DAY_SUMS,
    crosses: [],
  });
}

/**
 * All of it in floats, null where they may not decide. The counts are whole numbers below 2^53 and enter exactly; each
 * of the few dozen operations after that is off by 1.2e-16 of its result at most. Differences of large terms stand under
 * the variance alone, and the variance enters the bounds divided by n and u(1−u): with n up to a million and u within
 * 0.001 … 0.999 what they lose stays below 1e-9 of a hundredth. The jump of φ at 1 is left to the exact path.
 */
function scoreInFloats(sums: RowSums, row: number): Printed | null {
  const n = sums.rated[row] ?? 0;
  if (n < FIGURE || n > 1e6 || sums.imprecise[row] === 1) return null;
  const { histograms, table } = sums;
  let score = 0;
  let topTwo = 0;
  let weighedScore = 0;
  let weighedTopTwo = 0;
  let least = Infinity;
  let most = 0;
  for (let index = 0; index < table.criteria; index += 1) {
    const at = row * table.histogramSize + 5 * index;
    const [b, c] = [histograms[at + 1] ?? 0, histograms[at + 2] ?? 0];
    const [d, e] = [histograms[at + 3] ?? 0, histograms[at + 4] ?? 0];
    const answered = (histograms[at] ?? 0) + b + c + d + e;
    if (answered < FIGURE) return insufficient(n);
    if (answered < least) least = answered;
    if (answered > most) most = answered;
    const weight = table.set.criteria[index]?.weight ?? 0;
    const codes = weight * (b + 2 * c + 3 * d + 4 * e);
    weighedScore += codes;
    weighedTopTwo += weight * (d + e);
    score += codes / answered;
    topTwo += (weight * (d + e)) / answered;
  }
  // Where everybody answered everything there is one denominator, and whole numbers decide.
  const even = least === most;
  const linear = even ? halfUpOf(weighedScore, 4 * least) : halfUp(score / 4);
  const share = even ? halfUpOf(weighedTopTwo, least) : halfUp(topTwo);
  if (linear === null || share === null) return null;
  const status = n >= RATED ? 'rated' : 'indicative';
  if (n < INTERVAL) {
    return { status, n, linear, linearInterval: null, topTwoBox: share, topTwoBoxInterval: null };
  }
  const linearInterval = intervalInFloats(sums.moments, row * MOMENTS, score / FULL, n);
  const topTwoBoxInterval = even
    ? shareBounds(Math.floor(weighedTopTwo / 10_000), Math.ceil(weighedTopTwo / 10_000), least)
    : outwards((topTwo / 10_000) * least, least);
  if (linearInterval === null || topTwoBoxInterval === null) return null;
  return { status, n, linear, linearInterval, topTwoBox: share, topTwoBoxInterval };
}

function criterionInFloats([a = 0, b = 0, c = 0, d = 0, e = 0]: readonly number[]): Printed | null {
  const n = a + b + c + d + e;
  if (n < FIGURE || n > 1e6) return null;
  const codes = b + 2 * c + 3 * d + 4 * e;
  const u = codes / (4 * n);
  const linear = halfUpOf(10_000 * codes, 4 * n);
  const topTwoBox = halfUpOf(10_000 * (d + e), n);
  const status = n >= RATED ? 'rated' : 'indicative';
  if (n < INTERVAL) {
    return { status, n, linear, linearInterval: null, topTwoBox, topTwoBoxInterval: null };
  }
  const squares = b + 4 * c + 9 * d + 16 * e;
  const variance = (n * squares - codes * codes) / (16 * n * n * (n - 1));
  const linearInterval = dispersed(u, n, variance, n - 1, false);
  const topTwoBoxInterval = shareBounds(d + e, d + e, n);
  if (linearInterval === null || topTwoBoxInterval === null) return null;
  return { status, n, linear, linearInterval, topTwoBox, topTwoBoxInterval };
}

function insufficient(n: number): Printed {
  return {
    status: 'insufficient',
    n,
    linear: null,
    linearInterval: null,
    topTwoBox: null,
    topTwoBoxInterval: null,
  };
}

type Bounds = { readonly lower: string; readonly upper: string };

/** As `dayRobustVariance`; null where submissions are too incomplete, which takes the cross sums. */
function intervalInFloats(moments: Float64Array, at: number, u: number, rated: number): Bounds | null {
  const [days, n, y] = [moments[at] ?? 0, moments[at + 1] ?? 0, moments[at + 2] ?? 0];
  if (100 * n < 80 * rated || n < 2) return null;
  const squares = moments[at + 3] ?? 0;
  const independent = (squares - (y / n) * y) / (FULL * FULL * n * (n - 1));
  if (days < 10) return dispersed(u, n, independent, n - 1, false);
  const mean = y / n;
  const around =
    (moments[at + 4] ?? 0) - 2 * mean * (moments[at + 5] ?? 0) + mean * mean * (moments[at + 6] ?? 0);
  const between = (around * days) / (FULL * FULL * n * n * (days - 1));
  return dispersed(u, n, Math.max(independent, between), days - 1, true);
}

/** The interval of method.md §4. */
function dispersed(u: number, n: number, variance: number, df: number, dayRobust: boolean): Bounds | null {
  if (!(u > 0.001 && u < 0.999)) return null;
  const raw = (variance * n) / (u * (1 - u));
  if (Math.abs(raw - 1) < 1e-6) return null;
  const phi = dayRobust && raw > 1 ? raw : (3 + n * Math.min(raw, 1)) / (10 + n);
  const q = student(df);
  return print(...solve(u, (q * q * phi) / n));
}

/** Several criteria: the share counted down for the lower bound, up for the upper. */
function outwards(successes: number, n: number): Bounds | null {
  if (Math.abs(successes - Math.round(successes)) < 1e-6) return null;
  return shareBounds(Math.floor(successes), Math.ceil(successes), n);
}

/** Wilson's interval, of the smaller count below and of the larger above. */
function shareBounds(fewest: number, most: number, n: number): Bounds | null {
  const [lower] = solve(fewest / n, (Z * Z) / n);
  const [, upper] = solve(most / n, (Z * Z) / n);
  return print(lower, upper);
}

function solve(u: number, a: number): [number, number] {
  const root = Math.sqrt(a * u * (1 - u) + (a * a) / 4);
  return [(u + a / 2 - root) / (1 + a), (u + a / 2 + root) / (1 + a)];
}

function print(lower: number, upper: number): Bounds | null {
  const [low, high] = [10_000 * lower, 10_000 * upper];
  if (isNearWhole(low) || isNearWhole(high)) return null;
  return { lower: decimal(Math.floor(low)), upper: decimal(Math.ceil(high)) };
}

function halfUp(centi: number): string | null {
  return isNearWhole(centi + 0.5) ? null : decimal(Math.floor(centi + 0.5));
}

/** num/den of whole numbers rounded half up, exact: no product here reaches 2^53. */
function halfUpOf(num: number, den: number): string {
  const [a, b] = [2 * num + den, 2 * den];
  let quotient = Math.floor(a / b);
  if (quotient * b > a) quotient -= 1;
  if ((quotient + 1) * b <= a) quotient += 1;
  return decimal(quotient);
}

function isNearWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < GUARD;
}

const PLACES = Array.from({ length: 100 }, (_, centi) => String(centi).padStart(2, '0'));

function decimal(centi: number): string {
  return `${Math.floor(centi / 100)}.${PLACES[centi % 100] ?? ''}`;
}

const quantiles = new Map<number, number>();

function student(df: number): number {
  let quantile = quantiles.get(df);
  if (quantile === undefined) {
    quantile = toFloat(studentQuantile('0.975', BigInt(df)));
    // Degrees of freedom are bounded by the table's rows that matter; beyond a thousand they are looked up anew.
    if (df <= 1_000) quantiles.set(df, quantile);
  }
  return quantile;
}
