import { DAYS_IN_CELL } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

/** The key of cells that are released together: all parts of one unit, month and assurance. */
export interface TableGroup {
  readonly unitId: string;
  /** First of the month. */
  readonly month: string;
  readonly assurance: string;
}

/** A released cell as it is read; the counts as text, `1,0,3`, because a million arrays would cost more than they hold. */
export interface CellRow extends TableGroup {
  /** Joined by `+`, of units below `unitId`; empty where the ratings are its own. */
  readonly units: string;
  /** Joined by `+`. */
  readonly channels: string;
  readonly wholeQuarter: boolean;
  readonly illustrative: boolean;
  readonly releasedAt: number;
  readonly rated: number;
  readonly histograms: string;
  readonly crosses: string;
  readonly days: string;
}

/** A group with the channels that were never told. */
export interface WithheldGroup {
  readonly unit: number;
  readonly month: number;
  readonly open: number;
  readonly channels: readonly string[];
}

const ROOM = 1_024;

/** How many sums over days there are of a cell or row. */
export const MOMENTS = 7;

/** Σab of codes 0–4 and day sums of y stay below this for any cell of fewer than 50,000 ratings a day. */
const LARGEST = 2 ** 31 - 1;

/**
 * The released cells of one version of a set, column by column, so that a question to all of them is a walk over
 * numbers that lie side by side. The order of rows means nothing.
 */
export class ReleasedTable {
  readonly criteria: number;
  /** Ids; and of several units that are told as one, their ids joined by `+`. */
  readonly units: string[] = [];
  readonly parts: string[] = [];
  rows = 0;
  unit = new Int32Array(ROOM);
  /** Months since the year 0. */
  month = new Int32Array(ROOM);
  /** 1 for open answers, 0 for ballots. */
  open = new Uint8Array(ROOM);
  part = new Int32Array(ROOM);
  wholeQuarter = new Uint8Array(ROOM);
  illustrative = new Uint8Array(ROOM);
  releasedAt = new Float64Array(ROOM);
  rated = new Int32Array(ROOM);
  histograms: Int32Array;
  crosses: Int32Array;
  /** n of each day of the month, then Σy of each. */
  days = new Int32Array(ROOM * 2 * DAYS_IN_CELL);
  /** D, n, Σy, Σy², ΣY², Σn·Y, Σn² of the cell alone. */
  moments = new Float64Array(ROOM * MOMENTS);

  private readonly unitNumbers = new Map<string, number>();
  private readonly partNumbers = new Map<string, number>();
  private readonly rowsOfGroup = new Map<number, number[]>();
  /** By number of a parent, the units below it that are told as one. */
  private readonly together = new Map<number, Set<number>>();
  /** By unit, what of it was never told, by number of the group: whoever asks for one unit walks over no other. */
  private readonly untold = new Map<number, Map<number, WithheldGroup>>();

  constructor(readonly set: CriteriaSetVersion) {
    this.criteria = set.criteria.length;
    this.histograms = new Int32Array(ROOM * this.histogramSize);
    this.crosses = new Int32Array(ROOM * this.crossSize);
  }

  get histogramSize(): number {
    return 5 * this.criteria;
  }

  get crossSize(): number {
    return 2 * this.criteria * (this.criteria - 1);
  }

  add(row: CellRow): void {
    if (this.rows === this.unit.length) this.grow();
    const at = this.rows++;
    const unit = this.unitNumber(row.units === '' ? row.unitId : row.units);
    this.unit[at] = unit;
    if (row.units !== '') this.joinBelow(this.unitNumber(row.unitId), unit);
    this.month[at] = monthNumber(row.month);
    this.open[at] = row.assurance === 'open' ? 1 : 0;
    this.part[at] = numberOf(row.channels, this.parts, this.partNumbers);
    this.wholeQuarter[at] = row.wholeQuarter ? 1 : 0;
    this.illustrative[at] = row.illustrative ? 1 : 0;
    this.releasedAt[at] = row.releasedAt;
    this.rated[at] = row.rated;
    readCounts(row.histograms, this.histograms, at * this.histogramSize, this.histogramSize);
    readCounts(row.crosses, this.crosses, at * this.crossSize, this.crossSize);
    this.readDays(row.days, at);
    const key = keyOf(unit, monthNumber(row.month), row.assurance === 'open' ? 1 : 0);
    const rows = this.rowsOfGroup.get(key);
    if (rows) rows.push(at);
    else this.rowsOfGroup.set(key, [at]);
  }

  /** Takes out all that was told of a group, before it is added anew. */
  forget(group: TableGroup): void {
    const own = this.unitNumber(group.unitId);
    const [month, open] = [monthNumber(group.month), group.assurance === 'open' ? 1 : 0];
    for (const unit of [own, ...(this.together.get(own) ?? [])]) {
      const key = keyOf(unit, month, open);
      for (const at of (this.rowsOfGroup.get(key) ?? []).toSorted((x, y) => y - x)) this.remove(at);
      this.rowsOfGroup.delete(key);
    }
    this.untold.get(own)?.delete(keyOf(own, month, open));
  }

  /** Channels of a group in which there are ratings of which nothing was ever told. */
  withhold(group: TableGroup, channels: readonly string[]): void {
    if (channels.length === 0) return;
    const unit = this.unitNumber(group.unitId);
    const [month, open] = [monthNumber(group.month), group.assurance === 'open' ? 1 : 0];
    const ofUnit = this.untold.get(unit) ?? new Map<number, WithheldGroup>();
    ofUnit.set(keyOf(unit, month, open), { unit, month, open, channels });
    this.untold.set(unit, ofUnit);
  }

  /** Every group of which something was never told; of some units where some are given. */
  *withheld(units: readonly number[] | null): Generator<WithheldGroup> {
    for (const unit of units ?? this.untold.keys()) yield* this.untold.get(unit)?.values() ?? [];
  }

  /** Numbers of those that stand for several units told as one. */
  *toldTogether(): Generator<number> {
    for (const units of this.together.values()) yield* units;
  }

  /** The cells of a unit in a month. */
  cellsAt(unit: number, month: number, open: number): readonly number[] {
    return this.rowsOfGroup.get(keyOf(unit, month, open)) ?? [];
  }

  /** The number of a unit, or -1 where nothing is known of it. */
  findUnit(unitId: string): number {
    return this.unitNumbers.get(unitId) ?? -1;
  }

  private unitNumber(unitId: string): number {
    return numberOf(unitId, this.units, this.unitNumbers);
  }

  private joinBelow(parent: number, units: number): void {
    const known = this.together.get(parent);
    if (known) known.add(units);
    else this.together.set(parent, new Set([units]));
  }

  private readDays(text: string, at: number): void {
    const from = at * 2 * DAYS_IN_CELL;
    let squares = 0;
    this.days.fill(0, from, from + 2 * DAYS_IN_CELL);
    this.moments.fill(0, at * MOMENTS, (at + 1) * MOMENTS);
    readEach(text, 3 * DAYS_IN_CELL, (value, index) => {
      const day = Math.floor(index / 3);
      if (index % 3 === 2) squares += value;
      else this.days[from + day + (index % 3 === 0 ? 0 : DAYS_IN_CELL)] = checked(value);
    });
    addMoments(this.days, from, squares, this.moments, at * MOMENTS);
  }

  /** The last row takes the place of the removed one. */
  private remove(at: number): void {
    const last = --this.rows;
    if (at === last) return;
    const columns = [
      this.unit,
      this.month,
      this.open,
      this.part,
      this.wholeQuarter,
      this.illustrative,
      this.releasedAt,
      this.rated,
    ];
    const key = keyOf(this.unit[last] ?? 0, this.month[last] ?? 0, this.open[last] ?? 0);
    for (const column of columns) column[at] = column[last] ?? 0;
    move(this.histograms, this.histogramSize, last, at);
    move(this.crosses, this.crossSize, last, at);
    move(this.days, 2 * DAYS_IN_CELL, last, at);
    move(this.moments, MOMENTS, last, at);
    const rows = this.rowsOfGroup.get(key) ?? [];
    rows[rows.indexOf(last)] = at;
  }

  private grow(): void {
    const room = 2 * this.unit.length;
    this.unit = larger(this.unit, new Int32Array(room));
    this.month = larger(this.month, new Int32Array(room));
    this.open = larger(this.open, new Uint8Array(room));
    this.part = larger(this.part, new Int32Array(room));
    this.wholeQuarter = larger(this.wholeQuarter, new Uint8Array(room));
    this.illustrative = larger(this.illustrative, new Uint8Array(room));
    this.releasedAt = larger(this.releasedAt, new Float64Array(room));
    this.rated = larger(this.rated, new Int32Array(room));
    this.moments = larger(this.moments, new Float64Array(room * MOMENTS));
    this.histograms = larger(this.histograms, new Int32Array(room * this.histogramSize));
    this.crosses = larger(this.crosses, new Int32Array(room * this.crossSize));
    this.days = larger(this.days, new Int32Array(room * 2 * DAYS_IN_CELL));
  }
}

/** One number for a unit's month and assurance. */
function keyOf(unit: number, month: number, open: number): number {
  return (unit * 2 ** 16 + month) * 2 + open;
}

/** Months since the year 0 of a month or its first day. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** Adds the sums of a month's days, n and then Σy of each, to those that stand at `to`. */
export function addMoments(
  days: Int32Array | Float64Array,
  from: number,
  squares: number,
  moments: Float64Array,
  to: number,
): void {
  moments[to + 3] = (moments[to + 3] ?? 0) + squares;
  for (let index = from; index < from + DAYS_IN_CELL; index += 1) {
    const n = days[index] ?? 0;
    if (n === 0) continue;
    const y = days[index + DAYS_IN_CELL] ?? 0;
    moments[to] = (moments[to] ?? 0) + 1;
    moments[to + 1] = (moments[to + 1] ?? 0) + n;
    moments[to + 2] = (moments[to + 2] ?? 0) + y;
    moments[to + 4] = (moments[to + 4] ?? 0) + y * y;
    moments[to + 5] = (moments[to + 5] ?? 0) + n * y;
    moments[to + 6] = (moments[to + 6] ?? 0) + n * n;
  }
}

function numberOf(text: string, texts: string[], numbers: Map<string, number>): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, texts.length);
  return texts.push(text) - 1;
}

function larger<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

function move(column: Int32Array | Float64Array, size: number, from: number, to: number): void {
  column.copyWithin(to * size, from * size, (from + 1) * size);
}

function readCounts(text: string, into: Int32Array, at: number, count: number): void {
  readEach(text, count, (value, index) => {
    into[at + index] = checked(value);
  });
}

/** Walks over `12,-1,7` without making a text of every number. */
function readEach(text: string, count: number, each: (value: number, index: number) => void): void {
  let value = 0;
  let sign = 1;
  let index = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = at === text.length ? 44 : text.charCodeAt(at);
    if (character === 45) sign = -1;
    else if (character !== 44) value = value * 10 + character - 48;
    else if (text.length > 0) {
      each(sign * value, index);
      index += 1;
      value = 0;
      sign = 1;
    }
  }
  if (index !== count) throw new RangeError(`a released cell has ${index} counts instead of ${count}`);
}

function checked(value: number): number {
  if (value > LARGEST) throw new RangeError(`the count ${value} of a released cell is too large`);
  return value;
}
