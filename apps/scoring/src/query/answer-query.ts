import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import {
  addMonths,
  scoreAcrossVersions,
  printScore,
  type Measure,
  type Rational,
  type Score,
} from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { aggregateCells, selectCells, type CellSelection, type RowSums } from './aggregate-cells.js';
import { isOfWholeQuarters, periodOf } from './period-of.js';
import {
  countsAt,
  exactComposite,
  exactCriterion,
  printComposite,
  printCriterion,
  type Printed,
} from './print-row.js';
import { monthNumber, type ReleasedTable } from './released-table.js';
import { RowNumbers, type RowSpace } from './row-numbers.js';

/** A question with what its caller may see and how units are added up. */
export interface Question {
  readonly query: IndexQuery;
  /** Units within reach; null for all. */
  readonly unitIds: ReadonlySet<string> | null;
  /** Who stands in the row for a unit in a month; null where nobody does. Left out, the unit itself. */
  readonly rowUnit?: RowUnit;
}

/** `month` as `2026-05`. */
export type RowUnit = (unitId: string, month: string) => string | null;

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
  constructor(
    readonly rows: number,
    readonly most: number,
  ) {
    super(`an answer of ${rows} rows, ${most} at most`);
    this.name = 'TooManyRowsError';
  }
}

const MOST_ROWS = 200_000;

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
      if (numbers.count > MOST_ROWS) throw new TooManyRowsError(numbers.count, MOST_ROWS);
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
      only && others.length === 0
        ? printComposite(only.sums, only.row)
        : printScore(mixScores(shares.map(({ sums, row }) => exactComposite(sums, row))));
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

function hasFigures(score: Score): score is Extract<Score, { linear: unknown }> {
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

/** The months of a window, `2026-05`, both ends included. */
function monthsOf({ from, to }: IndexQuery['window']): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Numbers of the units within reach, and of those told as one whose every unit is; null for all. */
function unitsOf({ unitIds }: Question, table: ReleasedTable): readonly number[] | null {
  if (unitIds === null) return null;
  const own = [...unitIds].map((unitId) => table.findUnit(unitId)).filter((unit) => unit >= 0);
  const together = [...table.toldTogether()].filter((unit) =>
    membersOf(table, unit).every((unitId) => unitIds.has(unitId)),
  );
  return [...own, ...together];
}

/**
 * By number of the unit, the unit of its row, month by month or for all; null where it has none in a month. Units told as
 * one have a row where all of them are in the same.
 */
function placesOf(
  { query, rowUnit }: Question,
  table: ReleasedTable,
  chosen: readonly number[] | null,
  months: readonly string[],
): Map<number, readonly (string | null)[]> {
  const byUnit = query.dimensions.includes('unit');
  return new Map(
    (chosen ?? [...table.units.keys()]).map((unit) => {
      const members = membersOf(table, unit);
      const [first = '', ...others] = members;
      if (!byUnit) return [unit, [first]];
      if (!rowUnit) return [unit, [others.length === 0 ? first : null]];
      return [unit, months.map((month) => only(members.map((unitId) => rowUnit(unitId, month))))];
    }),
  );
}

/** The three months of the quarter of a month, by number. */
function quarterMonths(month: number): readonly number[] {
  const first = month - (month % 3);
  return [first, first + 1, first + 2];
}

function membersOf(table: ReleasedTable, unit: number): readonly string[] {
  return (table.units[unit] ?? '').split('+');
}

function only(units: readonly (string | null)[]): string | null {
  const [first = null] = units;
  return units.every((unit) => unit === first) ? first : null;
}

function spaceOf(
  query: Question['query'],
  tables: readonly ReleasedTable[],
  places: readonly ReadonlyMap<number, readonly (string | null)[]>[],
  months: readonly string[],
): RowSpace {
  const byUnit = query.dimensions.includes('unit');
  const units = new Set(byUnit ? places.flatMap((of) => [...of.values()].flat()) : ['']);
  units.delete(null);
  const byChannel = query.dimensions.includes('channel');
  const parts = new Set(
    byChannel
      ? tables.flatMap((table) => [
          ...table.parts,
          ...[...table.withheld(null)].flatMap(({ channels }) => channels),
        ])
      : [''],
  );
  const byVersion = query.dimensions.includes('set-version');
  return {
    periods: [...new Set(months.map((month) => periodOf(month, query.grain, query.window)))],
    units: [...units].filter((unit) => unit !== null).sort(),
    versions: byVersion ? tables.map(({ set }) => set.version).sort((a, b) => a - b) : [0],
    parts: [...parts].sort(),
  };
}

function selectionOf(
  { query }: Question,
  table: ReleasedTable,
  units: readonly number[] | null,
  months: readonly string[],
): CellSelection {
  const { channels, assurance } = query.filters;
  return {
    from: monthNumber(months[0] ?? ''),
    to: monthNumber(months.at(-1) ?? ''),
    units,
    parts: channels
      ? Uint8Array.from(table.parts, (part) =>
          part.split('+').every((channel) => channels.some((one) => one === channel)) ? 1 : 0,
        )
      : null,
    open: assurance === undefined ? null : assurance === 'open' ? 1 : 0,
    wholeQuarters: isOfWholeQuarters(query) && !query.dimensions.includes('channel') && !channels,
  };
}

type Locator = (unit: number, month: number, open: number, part: string) => number;

/** From a cell's unit, month, assurance and part to the key of its row; -1 where it has no row. */
function locatorOf(
  query: Question['query'],
  table: ReleasedTable,
  places: ReadonlyMap<number, readonly (string | null)[]>,
  space: RowSpace,
  numbers: RowNumbers,
  months: readonly string[],
): Locator {
  const periodNumbers = months.map((month) =>
    space.periods.indexOf(periodOf(month, query.grain, query.window)),
  );
  const unitNumbers = new Map(space.units.map((unit, index) => [unit, index]));
  const byUnit = query.dimensions.includes('unit');
  const rowUnits = new Array<readonly number[]>(table.units.length);
  for (const [unit, units] of places) {
    rowUnits[unit] = units.map((unitId) => (byUnit ? (unitNumbers.get(unitId ?? '') ?? -1) : 0));
  }
  const partNumbers = new Map(space.parts.map((part, index) => [part, index]));
  const byChannel = query.dimensions.includes('channel');
  const version = Math.max(0, space.versions.indexOf(table.set.version));
  const first = monthNumber(months[0] ?? '');
  return (unit, month, open, part) => {
    const units = rowUnits[unit] ?? [];
    const rowUnit = units.length === 1 ? units[0] : units[month - first];
    if (rowUnit === undefined || rowUnit < 0) return -1;
    const partNumber = byChannel ? (partNumbers.get(part) ?? 0) : 0;
    return numbers.keyOf(periodNumbers[month - first] ?? 0, rowUnit, version, open, partNumber);
  };
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
