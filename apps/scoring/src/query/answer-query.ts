import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import { scoreAcrossVersions, printScore, type Measure, type Rational, type Score } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { aggregateCells, selectCells, type CellSelection, type RowSums } from './aggregate-cells.js';
import {
  locatorOf,
  monthsOf,
  placesOf,
  quarterMonths,
  selectionOf,
  spaceOf,
  unitsOf,
  type Locator,
  type Question,
} from './place-cells.js';
import {
  countsAt,
  exactComposite,
  exactCriterion,
  printComposite,
  printCriterion,
  type Printed,
} from './print-row.js';
import type { ReleasedTable } from './released-table.js';
import { RowNumbers, type RowSpace } from './row-numbers.js';

/** One version's share in a row. */
export interface RowShare {
  readonly sums: RowSums;
  readonly row: number;
}

export interface AnsweredRow {
  readonly row: IndexRow;
  /** What it was computed of, for what is computed over rows; none for a row that is withheld. */
  readonly shares: readonly RowShare[];
}

export interface Answer {
  readonly rows: readonly AnsweredRow[];
  readonly withheldCells: number;
  readonly illustrative: boolean;
  /** When the newest of its cells was released, in ms; 0 without any. */
  readonly latest: number;
}

/** Thrown where an answer would have more rows than a service can hold beside its other work. */
export class TooManyRowsError extends Error {
  constructor(readonly most: number) {
    super(`an answer of more than ${most} rows`);
    this.name = 'TooManyRowsError';
  }
}

/** Rows of one answer. */
export const MOST_ROWS = 200_000;

/**
 * The rows of an answer, each a sum of released cells. Ballots and open answers never share a row; versions of a set
 * do only where the question leaves them out, each rating scored under its own. What the privacy floor withholds has a
 * row of its own when nothing of it was ever told.
 *
 * @throws TooManyRowsError beyond 200,000 rows
 */
export function answerQuery(question: Question, tables: readonly ReleasedTable[]): Answer {
  const { query } = question;
  const asked = tables.filter(({ set }) => query.filters.setVersions?.includes(set.version) ?? true);
  const months = monthsOf(query.window);
  const chosen = asked.map((table) => unitsOf(question, table));
  const places = asked.map((table, index) => placesOf(question, table, chosen[index] ?? null, months));
  const space = spaceOf(query, asked, places, months);
  const numbers = new RowNumbers(space);
  const located = asked.map((table, index) => {
    const selection = selectionOf(question, table, chosen[index] ?? null, months);
    const cells = selectCells(table, selection);
    const locate = locatorOf(query, table, places[index] ?? new Map<number, []>(), space, numbers, months);
    const rows = new Int32Array(cells.length);
    const rowsEach = query.dimensions.includes('criterion') ? criteriaOf(query, [table.set]).length : 1;
    let kept = 0;
    for (const cell of cells) {
      const part = table.parts[table.part[cell] ?? 0] ?? '';
      const unit = table.unit[cell] ?? 0;
      const month = table.month[cell] ?? 0;
      const open = table.open[cell] ?? 0;
      const key = locate(unit, month, open, part);
      if (key < 0) continue;
      // Counts of a whole quarter are told whole or not at all: a unit that changed hands in it has them in no row.
      if (table.wholeQuarter[cell] === 1) {
        const whole = quarterMonths(month).every((each) => locate(unit, each, open, part) === key);
        if (!whole) continue;
      }
      cells[kept] = cell;
      rows[kept] = numbers.number(key);
      kept += 1;
      if (numbers.count * rowsEach > MOST_ROWS) throw new TooManyRowsError(MOST_ROWS);
    }
    return { table, selection, cells: cells.subarray(0, kept), rows: rows.subarray(0, kept), locate };
  });
  const withDays = !query.dimensions.includes('criterion');
  const sums = located.map(({ table, selection, cells, rows }) =>
    aggregateCells(table, selection, { cells, rows }, numbers.count, withDays),
  );
  const answered = numbers.sorted().flatMap(([key, row]) => {
    const shares = sums.filter(({ cells }) => (cells[row] ?? 0) > 0).map((each) => ({ sums: each, row }));
    return rowsOf(query, blank(query, space, numbers, key), shares);
  });
  const untold = withheldKeys(question, located, numbers);
  if (answered.length + untold.keys.size > MOST_ROWS) throw new TooManyRowsError(MOST_ROWS);
  for (const key of untold.keys) {
    answered.push({ row: blank(query, space, numbers, key), shares: [] });
  }
  const rows = untold.keys.size === 0 ? answered : answered.toSorted((a, b) => byKey(a.row, b.row));
  markBreaks(rows);
  return {
    rows,
    withheldCells: untold.cells,
    illustrative: sums.some(({ illustrative }) => illustrative.includes(1)),
    latest: sums.reduce((last, { latest }) => Math.max(last, latest), 0),
  };
}

function rowsOf(query: IndexQuery, key: IndexRow, shares: readonly RowShare[]): AnsweredRow[] {
  const methodVersions = shares.map(({ sums }) => sums.table.set.version);
  if (!query.dimensions.includes('criterion')) {
    const [only, ...others] = shares;
    const printed =
      only && others.length === 0 ? printComposite(only.sums, only.row) : printScore(exactScore(shares));
    return [{ row: fill(query, { ...key, methodVersions }, printed), shares }];
  }
  return criteriaOf(
    query,
    shares.map(({ sums }) => sums.table.set),
  ).map((code) => ({
    row: fill(query, { ...key, criterion: code, methodVersions }, criterionOf(code, shares)),
    shares,
  }));
}

/** The exact figure of a row with all criteria, each version's ratings scored under it. */
export function exactScore(shares: readonly RowShare[]): Score {
  const scores = shares.map(({ sums, row }) => exactComposite(sums, row));
  const [only, ...others] = scores;
  return only && others.length === 0 ? only : mixScores(scores);
}

/** One criterion alone means the same in every version that asks it, so its counts add up across them. */
function criterionOf(code: string, shares: readonly RowShare[]): Printed {
  const asking = shares.flatMap(({ sums, row }) => {
    const index = sums.table.set.criteria.findIndex((criterion) => criterion.code === code);
    return index < 0 ? [] : [{ sums, row, index }];
  });
  const [only, ...others] = asking;
  if (only && others.length === 0) return printCriterion(only.sums, only.row, only.index);
  const counts = [0, 1, 2, 3, 4].map((level) =>
    asking.reduce((total, { sums, row, index }) => total + (countsAt(sums, row, index)[level] ?? 0), 0),
  );
  return printScore(exactCriterion(counts));
}

/** Versions are scored apart and weighed by their ratings; an interval is told where there is one version only. */
function mixScores(scores: readonly Score[]): Score {
  const n = scores.reduce((total, score) => total + (score.status === 'suppressed' ? 0n : score.n), 0n);
  const scored = scores.filter(hasFigures);
  const linear = scoreAcrossVersions(scored.map((score) => ({ n: score.n, score: score.linear.value })));
  const topTwo = scoreAcrossVersions(scored.map((score) => ({ n: score.n, score: score.topTwoBox.value })));
  if (scored.length < scores.length || !linear || !topTwo) return { status: 'insufficient', n };
  const measure = (value: Rational): Measure => ({ value, bounds: null });
  return { status: 'rated', n, linear: measure(linear), topTwoBox: measure(topTwo) };
}

/** Whether a score has its figures; of fewer people, or of too few answers to a criterion, there are none. */
export function hasFigures(score: Score): score is Extract<Score, { linear: unknown }> {
  return score.status === 'rated' || score.status === 'indicative';
}

function fill({ measures }: IndexQuery, row: IndexRow, printed: Printed): IndexRow {
  if (printed.status === 'suppressed') return row;
  row.status = 'published';
  // Every figure is told with how many it rests on.
  row.n = printed.n;
  if (measures.includes('linear')) {
    row.linear = printed.linear;
    row.linearInterval = printed.linearInterval;
  }
  if (measures.includes('top-two-box')) {
    row.topTwoBox = printed.topTwoBox;
    row.topTwoBoxInterval = printed.topTwoBoxInterval;
  }
  return row;
}

function blank(query: IndexQuery, space: RowSpace, numbers: RowNumbers, key: number): IndexRow {
  const place = numbers.place(key);
  return {
    period: space.periods[place.period] ?? '',
    unitId: query.dimensions.includes('unit') ? (space.units[place.unit] ?? null) : null,
    criterion: null,
    setVersion: query.dimensions.includes('set-version') ? (space.versions[place.version] ?? null) : null,
    assurance: place.open === 1 ? 'open' : 'ballot',
    channel: query.dimensions.includes('channel') ? (space.parts[place.part] ?? null) : null,
    status: 'suppressed',
    n: null,
    linear: null,
    linearInterval: null,
    topTwoBox: null,
    topTwoBoxInterval: null,
    methodVersions: [],
    breakInSeries: false,
  };
}

/** Codes in the order of the versions' own criteria; those asked for, where some are. */
function criteriaOf({ filters }: IndexQuery, sets: readonly CriteriaSetVersion[]): string[] {
  const codes = new Set(sets.flatMap(({ criteria }) => criteria.map(({ code }) => code)));
  return filters.criteria?.filter((code) => codes.has(code)) ?? [...codes];
}

/** The rows of which nothing was ever told, and how many base cells are withheld. */
function withheldKeys(
  { query }: Question,
  located: readonly { table: ReleasedTable; selection: CellSelection; locate: Locator }[],
  numbers: RowNumbers,
): { readonly keys: Set<number>; readonly cells: number } {
  const keys = new Set<number>();
  let cells = 0;
  for (const { table, selection, locate } of located) {
    for (const { unit, month, open, channels } of table.withheld(selection.units)) {
      if (month < selection.from || month > selection.to) continue;
      if (selection.open !== null && open !== selection.open) continue;
      for (const channel of channels) {
        if (query.filters.channels && !query.filters.channels.some((one) => one === channel)) continue;
        cells += 1;
        const key = locate(unit, month, open, channel);
        if (key >= 0 && !numbers.has(key)) keys.add(key);
      }
    }
  }
  return { keys, cells };
}

/** Where the versions behind a row are not those behind the row before it in time. */
function markBreaks(rows: readonly AnsweredRow[]): void {
  const before = new Map<string, string>();
  for (const { row } of rows) {
    if (row.methodVersions.length === 0) continue;
    const series = [row.unitId, row.criterion, row.setVersion, row.assurance, row.channel].join(' ');
    const versions = row.methodVersions.join();
    row.breakInSeries = row.methodVersions.length > 1 || (before.get(series) ?? versions) !== versions;
    before.set(series, versions);
  }
}

function byKey(a: IndexRow, b: IndexRow): number {
  const [one, other] = [orderOf(a), orderOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function orderOf({ period, unitId, setVersion, assurance, channel }: IndexRow): string {
  return [period, unitId, setVersion, assurance, channel].join(' ');
}
