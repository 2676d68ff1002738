import type { CivilDate, ParentEdge, UnitKind, Validity } from '@namkhong/domain';

/** What a unit is called from a day on; null where that is as old as the unit. */
export interface NameSince {
  readonly since: CivilDate | null;
  readonly name: string;
}

/** Whom a unit belongs to from a day on; null where that is as old as the unit. */
export interface ParentSince {
  readonly since: CivilDate | null;
  readonly parentId: string | null;
}

/** A unit in full: what is stored, and what every unit-recorded event carries. */
export interface UnitState extends Validity {
  readonly unitId: string;
  /** Official or own code, 1–35 characters, unique in the installation. */
  readonly code: string;
  /** What it is called today. */
  readonly name: string;
  readonly kind: UnitKind;
  /** Whom it belongs to today. */
  readonly parentId: string | null;
  /** All its names, earliest first, where there was or will be more than one; else empty. */
  readonly names: readonly NameSince[];
  /** All its parents, earliest first, where there was or will be more than one; else empty. */
  readonly parents: readonly ParentSince[];
  /** Square kilometres; null where no source states it. */
  readonly areaKm2: number | null;
  readonly illustrative: boolean;
  /** The units it was formed from, sorted. */
  readonly predecessorIds: readonly string[];
}

/** Whether two states say the same, so that recording the second would change nothing. */
export function isSameUnit(a: UnitState, b: UnitState): boolean {
  return (
    a.unitId === b.unitId &&
    a.code === b.code &&
    a.name === b.name &&
    a.kind === b.kind &&
    a.parentId === b.parentId &&
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo &&
    a.areaKm2 === b.areaKm2 &&
    a.illustrative === b.illustrative &&
    a.predecessorIds.join() === b.predecessorIds.join() &&
    JSON.stringify([a.names, a.parents]) === JSON.stringify([b.names, b.parents])
  );
}

/** What the unit is called on a day; before its first day, its first name. */
export function nameOn(unit: Pick<UnitState, 'name' | 'names'>, day: CivilDate): string {
  return inForce(unit.names, day)?.name ?? unit.name;
}

/** Whom the unit belongs to on a day, whether it exists then or not. */
export function parentOn(unit: Pick<UnitState, 'parentId' | 'parents'>, day: CivilDate): string | null {
  const found = inForce(unit.parents, day);
  return found === undefined ? unit.parentId : found.parentId;
}

/** The unit with the name and the parent that are in force on the day as its own. */
export function asOn(unit: UnitState, today: CivilDate): UnitState {
  return { ...unit, name: nameOn(unit, today), parentId: parentOn(unit, today) };
}

/** Whom it belonged to and from when until when, earliest first; undefined where that never changed. */
export function parentEdges(unit: Validity & Pick<UnitState, 'parents'>): ParentEdge[] | undefined {
  if (unit.parents.length === 0) return undefined;
  return intervalsOf(unit, unit.parents).map(({ parentId, validFrom, validTo }) => ({
    parentId,
    validFrom,
    validTo,
  }));
}

/** What it was called and from when until when, earliest first; undefined where that never changed. */
export function namePeriods(
  unit: Validity & Pick<UnitState, 'names'>,
): (Validity & { name: string })[] | undefined {
  if (unit.names.length === 0) return undefined;
  return intervalsOf(unit, unit.names).map(({ name, validFrom, validTo }) => ({ name, validFrom, validTo }));
}

function intervalsOf<T extends { readonly since: CivilDate | null }>(
  { validFrom, validTo }: Validity,
  turns: readonly T[],
): (T & Validity)[] {
  return turns.map((turn, index) => ({
    ...turn,
    validFrom: turn.since ?? validFrom,
    validTo: turns[index + 1]?.since ?? validTo,
  }));
}

function inForce<T extends { readonly since: CivilDate | null }>(
  turns: readonly T[],
  day: CivilDate,
): T | undefined {
  return turns.findLast(({ since }) => since === null || since <= day);
}
