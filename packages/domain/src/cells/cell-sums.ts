import type { CivilDate } from '../calendar/civil-date.js';
import type { SubjectKind } from '../low-rule/evidence.js';
import { mergeDeltas, type CellDeltas, type CellKey, type DayDelta, type MonthDelta } from './cell-deltas.js';
import type { FoldedSet, RatingEntry } from './rating-entry.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type DaySum = Mutable<DayDelta>;
type MonthSum = Mutable<Omit<MonthDelta, 'histograms' | 'crosses'>> & {
  readonly histograms: number[];
  readonly crosses: number[];
};

/** Cells by subject, of those that have everything else in common. */
type Subjects<Sum> = Readonly<Record<SubjectKind, Map<string, Sum>>>;

/** Where a rating belongs, whoever it is about. */
interface Place {
  readonly days: Subjects<DaySum>;
  readonly months: Subjects<MonthSum>;
}

/**
 * Adds ratings up to the cells of their units and officials, in place, as there may be millions of them. What comes out
 * is what merging the deltas of each rating would give.
 */
export class CellSums {
  /** By all of a cell's key but the subject: few texts to build and to hash for very many ratings. */
  private readonly places = new Map<string, Place>();
  private readonly daySums = new Map<string, Subjects<DaySum>>();
  private readonly monthSums = new Map<string, Subjects<MonthSum>>();
  private cells = 0;

  /** Cells that something was added to. */
  get size(): number {
    return this.cells;
  }

  /**
   * Adds a rating to the cells of its unit and, where there is one, of its official; or takes it back from them.
   *
   * @param set the version of the entry; its weights are those of the composite, an official's own where they differ
   * @throws RangeError where the entry has not one level, 0 to 5, for every criterion of the set
   */
  add(entry: RatingEntry, set: FoldedSet, sign: 1 | -1 = 1): void {
    assertLevels(entry, set);
    const place = this.placeOf(entry);
    this.addTo(place, 'unit', entry.unitId, entry, set, sign);
    if (entry.officialId !== null) this.addTo(place, 'official', entry.officialId, entry, set, sign);
  }

  /** One addition per cell, in the order of the keys. */
  deltas(): CellDeltas {
    return mergeDeltas([{ days: everyOf(this.daySums), months: everyOf(this.monthSums) }]);
  }

  private addTo(
    { days, months }: Place,
    kind: SubjectKind,
    subjectId: string,
    entry: RatingEntry,
    set: FoldedSet,
    sign: 1 | -1,
  ): void {
    const { day, stratum, levels } = entry;
    let ofDay = days[kind].get(subjectId);
    if (!ofDay) {
      days[kind].set(subjectId, (ofDay = emptyDay(cellKey(kind, subjectId, entry), day)));
      this.cells++;
    }
    addDay(ofDay, kind, levels, set, sign);
    let ofMonth = months[kind].get(subjectId);
    if (!ofMonth) {
      ofMonth = emptyMonth(cellKey(kind, subjectId, entry), firstOfMonth(day), stratum, levels.length);
      months[kind].set(subjectId, ofMonth);
      this.cells++;
    }
    ofMonth.rated += sign;
    if (entry.illustrative) ofMonth.illustrative += sign;
    addLevels(ofMonth, levels, sign);
  }

  private placeOf({ setCode, setVersion, assurance, channel, day, stratum }: RatingEntry): Place {
    const ofDay = `${setCode} ${setVersion} ${assurance} ${channel} ${day}`;
    const key = `${ofDay} ${stratum}`;
    let place = this.places.get(key);
    if (!place) {
      const ofMonth = `${setCode} ${setVersion} ${assurance} ${channel} ${firstOfMonth(day)} ${stratum}`;
      place = { days: subjectsAt(this.daySums, ofDay), months: subjectsAt(this.monthSums, ofMonth) };
      this.places.set(key, place);
    }
    return place;
  }
}

function subjectsAt<Sum>(all: Map<string, Subjects<Sum>>, key: string): Subjects<Sum> {
  let subjects = all.get(key);
  if (!subjects) all.set(key, (subjects = { unit: new Map(), official: new Map() }));
  return subjects;
}

function everyOf<Sum>(all: ReadonlyMap<string, Subjects<Sum>>): Sum[] {
  return [...all.values()].flatMap(({ unit, official }) => [...unit.values(), ...official.values()]);
}

function firstOfMonth(day: CivilDate): CivilDate {
  return `${day.slice(0, 8)}01`;
}

/** What one rating adds to the cells. */
export function foldEntry(entry: RatingEntry, set: FoldedSet): CellDeltas {
  const sums = new CellSums();
  sums.add(entry, set);
  return sums.deltas();
}

function cellKey(subjectKind: SubjectKind, subjectId: string, entry: RatingEntry): CellKey {
  const { setCode, setVersion, assurance, channel } = entry;
  return { subjectKind, subjectId, setCode, setVersion, assurance, channel };
}

function emptyDay(key: CellKey, day: CivilDate): DaySum {
  return { ...key, day, rated: 0, straightLined: 0, complete: 0, scoreSum: 0, scoreSquares: 0 };
}

function emptyMonth(key: CellKey, month: CivilDate, stratum: string, criteria: number): MonthSum {
  const histograms = new Array<number>(5 * criteria).fill(0);
  const crosses = new Array<number>(2 * criteria * (criteria - 1)).fill(0);
  return { ...key, month, stratum, rated: 0, illustrative: 0, histograms, crosses };
}

function addDay(
  sum: DaySum,
  kind: SubjectKind,
  levels: readonly number[],
  set: FoldedSet,
  sign: 1 | -1,
): void {
  sum.rated += sign;
  if (levels.length > 1 && levels[0] !== 0 && levels.every((level) => level === levels[0]))
    sum.straightLined += sign;
  const score = scoreOf(kind, levels, set);
  if (score === null) return;
  sum.complete += sign;
  sum.scoreSum += sign * score;
  sum.scoreSquares += sign * score * score;
}

/** y = Σ weight·(level − 1); null where a criterion that has weight for the subject is not answered. */
function scoreOf(kind: SubjectKind, levels: readonly number[], { criteria }: FoldedSet): number | null {
  let score = 0;
  for (let index = 0; index < criteria.length; index++) {
    const { weight = 0, officialWeight = weight } = criteria[index] ?? {};
    const own = kind === 'official' ? officialWeight : weight;
    if (own === 0) continue;
    const level = levels[index] ?? 0;
    if (level === 0) return null;
    score += own * (level - 1);
  }
  return score;
}

/** Codes are level − 1; a pair with an answer missing adds nothing. */
function addLevels({ histograms, crosses }: MonthSum, levels: readonly number[], sign: 1 | -1): void {
  const plus = (counts: number[], index: number, count: number) => {
    counts[index] = (counts[index] ?? 0) + sign * count;
  };
  let pair = 0;
  for (let one = 0; one < levels.length; one++) {
    const a = (levels[one] ?? 0) - 1;
    if (a >= 0) plus(histograms, 5 * one + a, 1);
    for (let other = one + 1; other < levels.length; other++, pair++) {
      const b = (levels[other] ?? 0) - 1;
      if (a < 0 || b < 0) continue;
      plus(crosses, 4 * pair, 1);
      plus(crosses, 4 * pair + 1, a);
      plus(crosses, 4 * pair + 2, b);
      plus(crosses, 4 * pair + 3, a * b);
    }
  }
}

function assertLevels({ levels }: RatingEntry, { criteria }: FoldedSet): void {
  const isLevel = (level: number) => Number.isInteger(level) && level >= 0 && level <= 5;
  if (levels.length !== criteria.length || !levels.every(isLevel))
    throw new RangeError('a rating has one level, 0 to 5, for every criterion of its set');
}
