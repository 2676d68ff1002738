import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import {
  composeSums,
  EMPTY_DAY_SUMS,
  FIGURE_FROM,
  histogramOf,
  independentMeanVariance,
  INTERVAL_FROM,
  meanUnitScore,
  multiply,
  printScore,
  publishedInterval,
  rational,
  toDecimal,
} from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { FineCell } from './fine-cells.repository.js';
import { periodOf } from './period-of.js';

type Fineness = 'stratum' | 'procedure-group' | 'day';
type Untold = Pick<FineCell, 'unitId' | 'month' | 'setVersion' | 'assurance'>;
type Printed = Pick<IndexRow, 'n' | 'linear' | 'linearInterval' | 'topTwoBox' | 'topTwoBoxInterval'>;

/**
 * Rows by kind of case or by day, each a sum of cells that were told once, of one version. A kind's interval takes answers
 * as independent, since days are not told beside it; a day has the score of its complete submissions and no share.
 * What may not be told this fine stands as one row per period and unit, withheld.
 */
export function answerFinely(
  query: IndexQuery,
  fineness: Fineness,
  versions: readonly CriteriaSetVersion[],
  cells: readonly FineCell[],
  untold: readonly Untold[],
): IndexRow[] {
  const wanted = cells.filter((cell) => isWanted(query, cell));
  const groups = Map.groupBy(wanted, (cell) => keyOf(rowAt(query, fineness, cell)));
  const rows = [...groups.values()].flatMap((members) => rowsOf(query, fineness, versions, members));
  const hidden = untold
    .filter((cell) => isWanted(query, { ...cell, value: '' }))
    .map((cell) => rowAt(query, fineness, { ...cell, value: null }));
  const distinct = new Map(hidden.map((row) => [keyOf(row), row]));
  return [...rows, ...distinct.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function isWanted(
  { filters }: IndexQuery,
  { value, setVersion, assurance }: Untold & { value: string },
): boolean {
  if (filters.setVersions && !filters.setVersions.includes(setVersion)) return false;
  if (filters.assurance && filters.assurance !== assurance) return false;
  if (value === '') return true;
  if (filters.strata && !filters.strata.includes(value)) return false;
  return filters.procedureGroups?.includes(groupOf(value)) ?? true;
}

function rowsOf(
  query: IndexQuery,
  fineness: Fineness,
  versions: readonly CriteriaSetVersion[],
  cells: readonly FineCell[],
): IndexRow[] {
  const [first] = cells;
  const set = versions.find(({ version }) => version === first?.setVersion);
  if (!first || !set) return [];
  const row = rowAt(query, fineness, first);
  if (fineness === 'day') return [fill(query, row, ofDays(cells))];
  if (!query.dimensions.includes('criterion')) return [fill(query, row, ofSet(set, cells))];
  return set.criteria
    .filter(({ code }) => query.filters.criteria?.includes(code) ?? true)
    .map(({ code }) => fill(query, { ...row, criterion: code }, ofCriterion(set, code, cells)));
}

function ofSet(set: CriteriaSetVersion, cells: readonly FineCell[]): Printed {
  const histograms = added(cells.map((cell) => cell.histograms));
  const counts = set.criteria.map(({ code, weight }, index) => ({
    code,
    weight,
    histogram: histogramOf(histograms.slice(5 * index, 5 * index + 5)),
  }));
  const rated = cells.reduce((all, cell) => all + BigInt(cell.rated), 0n);
  const crosses = added(cells.map((cell) => cell.crosses));
  return printScore(composeSums({ rated, counts, days: EMPTY_DAY_SUMS, crosses }));
}

function ofCriterion(set: CriteriaSetVersion, code: string, cells: readonly FineCell[]): Printed {
  const index = set.criteria.findIndex((criterion) => criterion.code === code);
  const histogram = histogramOf(added(cells.map((cell) => cell.histograms)).slice(5 * index, 5 * index + 5));
  const rated = histogram.reduce((all, count) => all + count, 0n);
  return printScore(
    composeSums({ rated, counts: [{ code, weight: 10_000, histogram }], days: EMPTY_DAY_SUMS, crosses: [] }),
  );
}

function ofDays(cells: readonly FineCell[]): Printed {
  const total = (field: 'rated' | 'complete' | 'scoreSum' | 'scoreSquares') =>
    cells.reduce((all, cell) => all + BigInt(cell[field]), 0n);
  const sums = {
    ...EMPTY_DAY_SUMS,
    n: total('complete'),
    sum: total('scoreSum'),
    sumOfSquares: total('scoreSquares'),
  };
  const mean = sums.n < FIGURE_FROM ? null : meanUnitScore(sums);
  const variance = sums.n < INTERVAL_FROM ? null : independentMeanVariance(sums);
  const interval =
    mean && variance
      ? publishedInterval({ mean, n: sums.n, variance, df: sums.n - 1n, form: 'independent' })
      : null;
  return {
    n: Number(total('rated')),
    linear: mean && toDecimal(multiply(mean, rational(100n)), 2),
    linearInterval: interval,
    topTwoBox: null,
    topTwoBoxInterval: null,
  };
}

function fill({ measures }: IndexQuery, row: IndexRow, printed: Printed): IndexRow {
  if (printed.n === null) return row;
  const [linear, topTwo] = [measures.includes('linear'), measures.includes('top-two-box')];
  return {
    ...row,
    status: 'published',
    n: printed.n,
    linear: linear ? printed.linear : null,
    linearInterval: linear ? printed.linearInterval : null,
    topTwoBox: topTwo ? printed.topTwoBox : null,
    topTwoBoxInterval: topTwo ? printed.topTwoBoxInterval : null,
  };
}

function rowAt(
  { dimensions, grain, window }: IndexQuery,
  fineness: Fineness,
  { unitId, month, setVersion, assurance, value }: Untold & { readonly value: string | null },
): IndexRow {
  const period = fineness === 'day' ? (value ?? month.slice(0, 7)) : periodOf(month, grain, window);
  return {
    period,
    unitId: dimensions.includes('unit') ? unitId : null,
    criterion: null,
    setVersion,
    assurance,
    channel: null,
    stratum: fineness === 'stratum' ? value : null,
    procedureGroup: fineness === 'procedure-group' && value !== null ? groupOf(value) : null,
    status: 'suppressed',
    n: null,
    linear: null,
    linearInterval: null,
    topTwoBox: null,
    topTwoBoxInterval: null,
    methodVersions: value === null ? [] : [setVersion],
    breakInSeries: false,
  };
}

/** `land` of `land/approved`. */
function groupOf(stratum: string): string {
  return stratum.split('/')[0] ?? stratum;
}

function keyOf(row: IndexRow): string {
  const { period, unitId, setVersion, assurance, stratum, procedureGroup } = row;
  return [period, unitId, setVersion, assurance, stratum, procedureGroup].join(' ');
}

function added(lists: readonly (readonly string[])[]): bigint[] {
  const [first = []] = lists;
  return first.map((_, index) => lists.reduce((all, list) => all + BigInt(list[index] ?? 0), 0n));
}
