import type { UnitKind, Validity } from '@namkhong/domain';

/** A unit in full: what is stored, and what every unit-recorded event carries. */
export interface UnitState extends Validity {
  readonly unitId: string;
  /** Official or own code, 1–35 characters, unique in the installation. */
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: string | null;
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
    a.predecessorIds.join() === b.predecessorIds.join()
  );
}
