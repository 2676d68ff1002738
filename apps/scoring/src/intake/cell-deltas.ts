import type { Assurance, Channel } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';

export type SubjectKind = 'unit' | 'official';

/** What a cell is about. */
export interface CellKey {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly assurance: Assurance;
  readonly channel: Channel;
}

/** Additions to one day's sums. Whole numbers, exact as numbers because a batch is small; the tables hold bigint. */
export interface DayDelta extends CellKey {
  readonly day: CivilDate;
  readonly rated: number;
  /** Complete submissions with the same level everywhere. */
  readonly straightLined: number;
  readonly complete: number;
  /** Σy over complete submissions, y = Σ weight·code, 0–40000. */
  readonly scoreSum: number;
  /** Σy² */
  readonly scoreSquares: number;
}

/** Additions to one month's wide row. */
export interface MonthDelta extends CellKey {
  /** First of the month. */
  readonly month: CivilDate;
  readonly stratum: string;
  readonly rated: number;
  /** Counts of the levels 1–5, criterion by criterion in the order of the set. */
  readonly histograms: readonly number[];
  /** n, Σa, Σb, Σab of every pair of criteria a < b, in the order (0,1), (0,2), … (1,2), … */
  readonly crosses: readonly number[];
  readonly illustrative: boolean;
}

/** What events add to the cells. Merging is addition: the order and the batching of events cannot matter. */
export interface CellDeltas {
  readonly days: readonly DayDelta[];
  readonly months: readonly MonthDelta[];
}

/** One addition per cell, in the order of the keys, so that two writers lock rows in the same order. */
export function mergeDeltas(all: readonly CellDeltas[]): CellDeltas {
  return {
    days: merge(
      all.flatMap(({ days }) => days),
      dayKeyOf,
      addDays,
    ),
    months: merge(
      all.flatMap(({ months }) => months),
      monthKeyOf,
      addMonths,
    ),
  };
}

/** The same additions with the opposite sign: what takes an event back. */
export function negateDeltas({ days, months }: CellDeltas): CellDeltas {
  return {
    days: days.map((delta) => ({
      ...delta,
      rated: -delta.rated,
      straightLined: -delta.straightLined,
      complete: -delta.complete,
      scoreSum: -delta.scoreSum,
      scoreSquares: -delta.scoreSquares,
    })),
    months: months.map((delta) => ({
      ...delta,
      rated: -delta.rated,
      histograms: delta.histograms.map((count) => -count),
      crosses: delta.crosses.map((count) => -count),
    })),
  };
}

function addDays(a: DayDelta, b: DayDelta): DayDelta {
  return {
    ...a,
    rated: a.rated + b.rated,
    straightLined: a.straightLined + b.straightLined,
    complete: a.complete + b.complete,
    scoreSum: a.scoreSum + b.scoreSum,
    scoreSquares: a.scoreSquares + b.scoreSquares,
  };
}

function addMonths(a: MonthDelta, b: MonthDelta): MonthDelta {
  return {
    ...a,
    rated: a.rated + b.rated,
    histograms: addCounts(a.histograms, b.histograms),
    crosses: addCounts(a.crosses, b.crosses),
    illustrative: a.illustrative || b.illustrative,
  };
}

function addCounts(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, index) => count + (b[index] ?? 0));
}

function merge<Delta>(
  deltas: readonly Delta[],
  keyOf: (delta: Delta) => string,
  plus: (a: Delta, b: Delta) => Delta,
): Delta[] {
  const merged = new Map<string, Delta>();
  for (const delta of deltas) {
    const key = keyOf(delta);
    const known = merged.get(key);
    merged.set(key, known ? plus(known, delta) : delta);
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, delta]) => delta);
}

function dayKeyOf(delta: DayDelta): string {
  return `${cellKeyOf(delta)} ${delta.day}`;
}

function monthKeyOf(delta: MonthDelta): string {
  return `${cellKeyOf(delta)} ${delta.month} ${delta.stratum}`;
}

function cellKeyOf(key: CellKey): string {
  return [key.subjectKind, key.subjectId, key.setCode, key.setVersion, key.assurance, key.channel].join(' ');
}
