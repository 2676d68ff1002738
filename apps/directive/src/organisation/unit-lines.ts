import type { CivilDate } from '@namkhong/domain';
import { parentOn, type UnitState } from './unit-state.js';

/** Units by id. */
export type UnitsById = ReadonlyMap<string, UnitState>;

export function unitsById(units: Iterable<UnitState>): Map<string, UnitState> {
  return new Map([...units].map((unit) => [unit.unitId, unit]));
}

/** The ids of all units above one on a day, nearest first. Where parents run in a circle the line ends before it closes. */
export function ancestorsOn(units: UnitsById, unitId: string, day: CivilDate): string[] {
  const line = [unitId];
  for (;;) {
    const unit = units.get(line[line.length - 1] ?? '');
    const above = unit === undefined ? null : parentOn(unit, day);
    if (above === null || line.includes(above)) return line.slice(1);
    line.push(above);
  }
}

/** Whether the unit comes to lie below itself on the day or on any later one on which a parent is known to change. */
export function liesBelowItself(units: UnitsById, unitId: string, from: CivilDate): boolean {
  const later = [...units.values()].flatMap(({ parents }) =>
    parents.flatMap(({ since }) => (since !== null && since > from ? [since] : [])),
  );
  return [from, ...later].some((day) => {
    const unit = units.get(unitId);
    const parentId = unit === undefined ? null : parentOn(unit, day);
    return parentId !== null && (parentId === unitId || ancestorsOn(units, parentId, day).includes(unitId));
  });
}
