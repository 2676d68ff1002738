import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import {
  addDays,
  addMonths,
  integrityScore,
  toDecimal,
  violationPoints,
  type CivilDate,
} from '@namkhong/domain';
import type { FindingsOn } from '../integrity/findings-on.reader.js';
import { periodOf } from './period-of.js';
import { monthsOf } from './place-cells.js';

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

/** Adds integrity to rows of single units, with what makes it up; a unit without a finding has 100. */
export function addIntegrity(
  rows: readonly IndexRow[],
  days: ReadonlyMap<string, CivilDate>,
  found: readonly FindingsOn[],
): void {
  const keyOf = (unitId: string, day: CivilDate) => `${unitId} ${day}`;
  const findingsOf = new Map(found.map(({ unitId, day, findings }) => [keyOf(unitId, day), findings]));
  for (const row of rows) {
    const on = days.get(row.period);
    if (row.unitId === null || on === undefined) continue;
    const counts = findingsOf.get(keyOf(row.unitId, on)) ?? { minor: 0n, serious: 0n, grave: 0n };
    const points = violationPoints(counts);
    row.integrity = {
      value: toDecimal(integrityScore(points), 2),
      points: Number(points),
      minor: Number(counts.minor),
      serious: Number(counts.serious),
      grave: Number(counts.grave),
      on,
    };
  }
}
