import type { CivilDate } from '../calendar/civil-date.js';
import type { SubjectKind } from '../low-rule/evidence.js';

/** What a cell is about. */
export interface CellKey {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly assurance: 'ballot' | 'open';
  readonly channel: string;
}

/** Additions to one day's sums: whole numbers, exact as numbers because a batch is small; tables hold bigint. */
export interface DayDelta extends CellKey {
  readonly day: CivilDate;
  readonly rated: number;
  /** Submissions with every criterion answered, all at the same level. */
  readonly straightLined: number;
  /** Submissions with an answer to every criterion that has weight for the subject. */
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
  /** Those of them that are made up for show; a count and no mark, so that it can be taken back. */
  readonly illustrative: number;
  /** Counts of the levels 1–5, criterion by criterion in the order of the set. */
  readonly histograms: readonly number[];
  /** n, Σa, Σb, Σab of every pair of criteria a < b, in the order (0,1), (0,2), … (1,2), … */
  readonly crosses: readonly number[];
}

/**
 * What events add to the cells: a vector of whole numbers for each cell. Merging is addition, the opposite takes back,
 * nothing is the identity; addition is commutative and associative, so the order and the batching of events cannot matter.
 */
export interface CellDeltas {
  readonly days: readonly DayDelta[];
  readonly months: readonly MonthDelta[];
}

export const NO_DELTAS: CellDeltas = { days: [], months: [] };

/**
 * One addition per cell, in the order of the keys, so that two writers lock rows in the same order. Cells to which
 * nothing is added in the end are left out.
 */
export function mergeDeltas(all: readonly CellDeltas[]): CellDeltas {
  const days = new Map<string, DayDelta>();
  const months = new Map<string, MonthDelta>();
  for (const deltas of all) {
    for (const delta of deltas.days) addTo(days, dayKeyOf(delta), delta, addDays);
    for (const delta of deltas.months) addTo(months, monthKeyOf(delta), delta, addMonths);
  }
  return { days: inOrder(days).filter(changesDay), months: inOrder(months).filter(changesMonth) };
}

/** The same additions with the opposite sign: what takes an event back. */
export function negateDeltas({ days, months }: CellDeltas): CellDeltas {
  return {
    days: days.map((delta) => ({
      ...delta,
      rated: opposite(delta.rated),
      straightLined: opposite(delta.straightLined),
      complete: opposite(delta.complete),
      scoreSum: opposite(delta.scoreSum),
      scoreSquares: opposite(delta.scoreSquares),
    })),
    months: months.map((delta) => ({
      ...delta,
      rated: opposite(delta.rated),
      illustrative: opposite(delta.illustrative),
      histograms: delta.histograms.map(opposite),
      crosses: delta.crosses.map(opposite),
    })),
  };
}

/** Identifies the day cell that a delta is added to. */
function dayKeyOf(delta: CellKey & Pick<DayDelta, 'day'>): string {
  return `${cellKeyOf(delta)} ${delta.day}`;
}

/** Identifies the month cell that a delta is added to. */
function monthKeyOf(delta: CellKey & Pick<MonthDelta, 'month' | 'stratum'>): string {
  return `${cellKeyOf(delta)} ${delta.month} ${delta.stratum}`;
}

function cellKeyOf({ subjectKind, subjectId, setCode, setVersion, assurance, channel }: CellKey): string {
  return `${subjectKind} ${subjectId} ${setCode} ${setVersion} ${assurance} ${channel}`;
}

function addTo<Delta>(
  sums: Map<string, Delta>,
  key: string,
  delta: Delta,
  plus: (a: Delta, b: Delta) => Delta,
): void {
  const known = sums.get(key);
  sums.set(key, known ? plus(known, delta) : delta);
}

function inOrder<Delta>(sums: ReadonlyMap<string, Delta>): Delta[] {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delta]) => delta);
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
    illustrative: a.illustrative + b.illustrative,
    histograms: addCounts(a.histograms, b.histograms),
    crosses: addCounts(a.crosses, b.crosses),
  };
}

function addCounts(a: readonly number[], b: readonly number[]): number[] {
  if (a.length !== b.length) throw new RangeError('cells of different sets do not add up');
  return a.map((count, index) => count + (b[index] ?? 0));
}

/** Not −0, which is another number to whoever compares. */
function opposite(count: number): number {
  return 0 - count;
}

function changesDay({ rated, straightLined, complete, scoreSum, scoreSquares }: DayDelta): boolean {
  return [rated, straightLined, complete, scoreSum, scoreSquares].some((count) => count !== 0);
}

function changesMonth({ rated, illustrative, histograms, crosses }: MonthDelta): boolean {
  return [rated, illustrative, ...histograms, ...crosses].some((count) => count !== 0);
}
