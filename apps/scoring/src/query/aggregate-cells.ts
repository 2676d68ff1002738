import { DAYS_IN_CELL } from '@namkhong/domain';
import { addMoments, MOMENTS, type ReleasedTable } from './released-table.js';

/** Which cells of a table are asked for; months as numbers, both included. */
export interface CellSelection {
  readonly from: number;
  readonly to: number;
  /** Numbers of units; null for all. */
  readonly units: readonly number[] | null;
  /** By number of the part; null for all. */
  readonly parts: Uint8Array | null;
  /** 0 for ballots, 1 for open answers, null for both. */
  readonly open: number | null;
  /** Whether the counts of whole quarters belong into the answer. */
  readonly wholeQuarters: boolean;
}

/** Cells and the row each is added to, side by side. */
export interface RowedCells {
  readonly cells: Int32Array;
  readonly rows: Int32Array;
}

const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * The sums of each row, exact: they are whole numbers, and of those that a float could not hold `imprecise` tells, so
 * that they are added up again as integers of any size.
 */
export class RowSums {
  readonly cells: Int32Array;
  readonly rated: Float64Array;
  readonly histograms: Float64Array;
  readonly illustrative: Uint8Array;
  /** D, n, Σy, Σy², ΣY², Σn·Y, Σn² of complete submissions, row after row. */
  readonly moments: Float64Array;
  readonly imprecise: Uint8Array;
  latest = 0;

  constructor(
    readonly table: ReleasedTable,
    readonly rows: number,
    /** Months of the window. */
    readonly months: number,
  ) {
    this.cells = new Int32Array(rows);
    this.rated = new Float64Array(rows);
    this.histograms = new Float64Array(rows * table.histogramSize);
    this.illustrative = new Uint8Array(rows);
    this.moments = new Float64Array(rows * MOMENTS);
    this.imprecise = new Uint8Array(rows);
  }

  /** The cells behind the rows, for what is not added up for every question. */
  order = new Int32Array(0);
  keys = new Int32Array(0);
}

/** The cells asked for, in no order. */
export function selectCells(table: ReleasedTable, selection: CellSelection): Int32Array {
  const { from, to, units, parts, open, wholeQuarters } = selection;
  if (units !== null && 2 * units.length * (to - from + 1) < table.rows) {
    return Int32Array.from(cellsOfUnits(table, units, selection));
  }
  const mask = units === null ? null : maskOf(table, units);
  const chosen = new Int32Array(table.rows);
  let count = 0;
  for (let cell = 0; cell < table.rows; cell += 1) {
    const month = table.month[cell] ?? 0;
    if (month < from || month > to) continue;
    if (mask !== null && mask[table.unit[cell] ?? 0] !== 1) continue;
    if (open !== null && table.open[cell] !== open) continue;
    if (parts !== null && parts[table.part[cell] ?? 0] !== 1) continue;
    if (!wholeQuarters && table.wholeQuarter[cell] === 1) continue;
    chosen[count] = cell;
    count += 1;
  }
  return chosen.subarray(0, count);
}

function* cellsOfUnits(
  table: ReleasedTable,
  units: readonly number[],
  { from, to, open, parts, wholeQuarters }: CellSelection,
): Generator<number> {
  for (const unit of units) {
    for (let month = from; month <= to; month += 1) {
      for (const assurance of open === null ? [0, 1] : [open]) {
        for (const cell of table.cellsAt(unit, month, assurance)) {
          if (parts !== null && parts[table.part[cell] ?? 0] !== 1) continue;
          if (!wholeQuarters && table.wholeQuarter[cell] === 1) continue;
          yield cell;
        }
      }
    }
  }
}

function maskOf(table: ReleasedTable, units: readonly number[]): Uint8Array {
  const mask = new Uint8Array(table.units.length);
  for (const unit of units) mask[unit] = 1;
  return mask;
}

/**
 * Adds up what is selected, row by row. Cells of one row and month are added day by day before the day is squared:
 * a day's answers belong together, whatever part they were told in.
 *
 * @param withDays whether the sums over days are needed; a criterion alone does without
 */
export function aggregateCells(
  table: ReleasedTable,
  { from, to }: Pick<CellSelection, 'from' | 'to'>,
  rowed: RowedCells,
  rowCount: number,
  withDays: boolean,
): RowSums {
  const sums = new RowSums(table, rowCount, to - from + 1);
  const { months } = sums;
  sortCells(sums, rowed, from);
  const { order } = sums;
  const size = table.histogramSize;
  for (let position = 0; position < order.length; position += 1) {
    const cell = order[position] ?? 0;
    const row = Math.floor((sums.keys[position] ?? 0) / months);
    sums.cells[row] = (sums.cells[row] ?? 0) + 1;
    sums.rated[row] = (sums.rated[row] ?? 0) + (table.rated[cell] ?? 0);
    sums.illustrative[row] = (sums.illustrative[row] ?? 0) | (table.illustrative[cell] ?? 0);
    if ((table.releasedAt[cell] ?? 0) > sums.latest) sums.latest = table.releasedAt[cell] ?? 0;
    const [from, to] = [cell * size, row * size];
    for (let index = 0; index < size; index += 1) {
      sums.histograms[to + index] =
        (sums.histograms[to + index] ?? 0) + (table.histograms[from + index] ?? 0);
    }
  }
  if (withDays) addDays(sums);
  return sums;
}

/** By row and month: a counting sort, since both are small numbers. */
function sortCells(sums: RowSums, { cells, rows }: RowedCells, first: number): void {
  const { months } = sums;
  const { month } = sums.table;
  const starts = new Int32Array(sums.rows * months + 1);
  const unsorted = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const key = (rows[index] ?? 0) * months + month[cells[index] ?? 0]! - first;
    unsorted[index] = key;
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  }
  for (let key = 1; key < starts.length; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
  sums.order = new Int32Array(cells.length);
  sums.keys = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const key = unsorted[index] ?? 0;
    const place = starts[key] ?? 0;
    starts[key] = place + 1;
    sums.order[place] = cells[index] ?? 0;
    sums.keys[place] = key;
  }
}

function addDays(sums: RowSums): void {
  const { table, order, keys, moments, months } = sums;
  const day = new Float64Array(2 * DAYS_IN_CELL);
  let position = 0;
  while (position < order.length) {
    const key = keys[position] ?? 0;
    const at = Math.floor(key / months) * MOMENTS;
    const begin = position;
    do position += 1;
    while (position < order.length && keys[position] === key);
    if (position - begin === 1) {
      const from = (order[begin] ?? 0) * MOMENTS;
      for (let index = 0; index < MOMENTS; index += 1)
        moments[at + index] = (moments[at + index] ?? 0) + (table.moments[from + index] ?? 0);
      continue;
    }
    day.fill(0);
    let squares = 0;
    for (let each = begin; each < position; each += 1) {
      const cell = order[each] ?? 0;
      squares += table.moments[cell * MOMENTS + 3] ?? 0;
      const from = cell * 2 * DAYS_IN_CELL;
      for (let index = 0; index < 2 * DAYS_IN_CELL; index += 1)
        day[index] = (day[index] ?? 0) + (table.days[from + index] ?? 0);
    }
    addMoments(day, 0, squares, moments, at);
  }
  for (let index = 0; index < moments.length; index += 1) {
    // Sums of whole numbers that are not negative: if the last is exact, so were all before it.
    if ((moments[index] ?? 0) > EXACT) sums.imprecise[Math.floor(index / MOMENTS)] = 1;
  }
}
