import type { CivilDate } from '@namkhong/domain';
import { asOn, type UnitState } from './unit-state.js';

/** The day that a list speaks of, and the one on which it is taken over. */
export interface CorrectionDays {
  readonly on: CivilDate;
  readonly today: CivilDate;
}

/** The unit called otherwise from a day on, which must come after every turn it has had. `name` stays today's. */
export function withNameSince(unit: UnitState, since: CivilDate, name: string): UnitState {
  const before = unit.names.length === 0 ? [{ since: null, name: unit.name }] : unit.names;
  return { ...unit, names: [...before, { since, name }] };
}

/** The unit below another one from a day on, which must come after every turn it has had. `parentId` stays today's. */
export function withParentSince(unit: UnitState, since: CivilDate, parentId: string | null): UnitState {
  const before = unit.parents.length === 0 ? [{ since: null, parentId: unit.parentId }] : unit.parents;
  return { ...unit, parents: [...before, { since, parentId }] };
}

/** The unit with the name that it has on a day put right, its other names untouched. */
export function withNameCorrected(unit: UnitState, { on, today }: CorrectionDays, name: string): UnitState {
  if (unit.names.length === 0) return { ...unit, name };
  const at = indexOn(unit.names, on);
  const names = unit.names.map((turn, index) => (index === at ? { ...turn, name } : turn));
  return asOn({ ...unit, names }, today);
}

/** The unit with the parent that it has on a day put right, its other parents untouched. */
export function withParentCorrected(
  unit: UnitState,
  { on, today }: CorrectionDays,
  parentId: string | null,
): UnitState {
  if (unit.parents.length === 0) return { ...unit, parentId };
  const at = indexOn(unit.parents, on);
  const parents = unit.parents.map((turn, index) => (index === at ? { ...turn, parentId } : turn));
  return asOn({ ...unit, parents }, today);
}

/** Whether the unit would have changed its name or parent on a day on which it did not exist. */
export function excludesTurns({ names, parents, validFrom, validTo }: UnitState): boolean {
  return [...names, ...parents].some(
    ({ since }) =>
      since !== null &&
      ((validFrom !== null && since <= validFrom) || (validTo !== null && since >= validTo)),
  );
}

/** The last day on which something about the unit begins: a later change may follow it, an earlier one may not. */
export function lastTurn(unit: UnitState): CivilDate | null {
  const days = [unit.validFrom, unit.names.at(-1)?.since, unit.parents.at(-1)?.since];
  return days.reduce<CivilDate | null>(
    (latest, day) => (day && (latest === null || day > latest) ? day : latest),
    null,
  );
}

function indexOn(turns: readonly { readonly since: CivilDate | null }[], day: CivilDate): number {
  return turns.findLastIndex(({ since }) => since === null || since <= day);
}
