import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import {
  addDays,
  addMonths,
  integrityScore,
  toDecimal,
  violationPoints,
  type CivilDate,
  type Rational,
  type SeverityCounts,
} from '@namkhong/domain';
import type { FindingsOn } from '../integrity/findings-on.reader.js';
import { periodOf } from './period-of.js';
import { monthsOf } from './place-cells.js';

/** Final findings that count on a day. */
export interface Violations {
  readonly on: CivilDate;
  readonly counts: SeverityCounts;
}

/** The day as of which each period of the answer tells integrity: its last in the window, or today where that is sooner. */
export function daysOf(
  { window, grain }: Pick<IndexQuery, 'window' | 'grain'>,
  today: CivilDate,
): ReadonlyMap<string, CivilDate> {
  return new Map(
    monthsOf(window).map((month) => {
      const last = addDays(`${addMonths(month, 1)}-01`, -1);
      return [periodOf(month, grain, window), last < today ? last : today];
    }),
  );
}

/** What counts against the unit of each row, in the order of the rows; null for a row of no single unit. */
export function violationsOf(
  rows: readonly IndexRow[],
  days: ReadonlyMap<string, CivilDate>,
  found: readonly FindingsOn[],
): (Violations | null)[] {
  const keyOf = (unitId: string, day: CivilDate) => `${unitId} ${day}`;
  const findingsOf = new Map(found.map(({ unitId, day, findings }) => [keyOf(unitId, day), findings]));
  return rows.map(({ unitId, period }) => {
    const on = days.get(period);
    if (unitId === null || on === undefined) return null;
    return { on, counts: findingsOf.get(keyOf(unitId, on)) ?? { minor: 0n, serious: 0n, grave: 0n } };
  });
}

/** G of a row's unit, exact; a unit without a finding has 100. */
export function integrityOf({ counts }: Violations): Rational {
  return integrityScore(violationPoints(counts));
}

/** Adds integrity to rows of single units, with what makes it up. */
export function addIntegrity(rows: readonly IndexRow[], violations: readonly (Violations | null)[]): void {
  rows.forEach((row, index) => {
    const violation = violations[index];
    if (!violation) return;
    const { on, counts } = violation;
    row.integrity = {
      value: toDecimal(integrityOf(violation), 2),
      points: Number(violationPoints(counts)),
      minor: Number(counts.minor),
      serious: Number(counts.serious),
      grave: Number(counts.grave),
      on,
    };
  });
}
