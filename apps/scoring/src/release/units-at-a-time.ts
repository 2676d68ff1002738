import type { CellGroup } from '../intake/cells.reader.js';

/** Units whose cells are held at once; a cell is some kilobytes. */
const UNITS = 100;

/** The groups of some units at a time, each unit's together. */
export function* unitsAtATime(groups: readonly CellGroup[]): Generator<CellGroup[]> {
  const units = [...Map.groupBy(groups, ({ unitId }) => unitId).values()];
  for (let at = 0; at < units.length; at += UNITS) yield units.slice(at, at + UNITS).flat();
}
