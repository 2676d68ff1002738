import { addMonths } from '@namkhong/domain';
import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import type { CellSelection } from './aggregate-cells.js';
import { isOfWholeQuarters, periodOf } from './period-of.js';
import { monthNumber, type ReleasedTable } from './released-table.js';
import type { RowNumbers, RowSpace } from './row-numbers.js';

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

/** The months of a window, `2026-05`, both ends included. */
export function monthsOf({ from, to }: IndexQuery['window']): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Numbers of the units within reach, and of those told as one whose every unit is; null for all. */
export function unitsOf({ unitIds }: Question, table: ReleasedTable): readonly number[] | null {
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
export function placesOf(
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
export function quarterMonths(month: number): readonly number[] {
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

export function spaceOf(
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

export function selectionOf(
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

export type Locator = (unit: number, month: number, open: number, part: string) => number;

/** From a cell's unit, month, assurance and part to the key of its row; -1 where it has no row. */
export function locatorOf(
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
