import type { Reason } from '@namkhong/domain';
import type { OrganisationDraft } from './organisation-draft.js';
import type { Placement, PlacementFault } from './placement.js';
import { parentOn, type UnitState } from './unit-state.js';
import { withParentSince } from './unit-turns.js';

/** Takes the units below some units to others. None may be left below a unit that ends. */
export function placeChildren(
  draft: OrganisationDraft,
  units: readonly UnitState[],
  { units: named, rest }: Placement,
  all: boolean,
): Reason<PlacementFault> | null {
  const places = new Map(named.map(({ unitCode, to }) => [unitCode, to]));
  const ending = new Set(all ? units.map(({ unitId }) => unitId) : []);
  const children = draft.allUnits().filter((unit) => goesOn(unit, draft.day) && !ending.has(unit.unitId));
  const below = units.flatMap((unit) =>
    children.flatMap((child) => (parentFrom(child, draft.day) === unit.unitId ? [{ unit, child }] : [])),
  );
  const stranger = named.find(({ unitCode }) => !below.some(({ child }) => child.code === unitCode));
  if (stranger) return { code: 'placement-of-stranger', params: { text: stranger.unitCode } };
  for (const { unit, child } of below) {
    const to = places.get(child.code) ?? (all ? rest?.to : undefined);
    if (to == null) {
      if (!all) continue;
      return { code: 'children-without-place', params: { unitCode: unit.code, child: child.code } };
    }
    const fault = moveChild(draft, unit, child, to);
    if (fault) return fault;
  }
  // A unit that is to come below one of these later would find nothing there.
  for (const child of all ? children : []) {
    const later = child.parents.find(
      ({ since, parentId }) => since !== null && since > draft.day && ending.has(parentId ?? ''),
    );
    if (later) return changedLater(child);
  }
  return null;
}

function moveChild(
  draft: OrganisationDraft,
  from: UnitState,
  child: UnitState,
  to: string,
): Reason<PlacementFault> | null {
  const { day } = draft;
  const parent = draft.find(to);
  if (parent === undefined) return { code: 'unit-unknown', params: { text: to } };
  if (child.validFrom !== null && child.validFrom >= day && child.parents.length === 0) {
    draft.put({ ...child, parentId: parent.unitId });
  } else {
    const last = child.parents.at(-1)?.since ?? null;
    if (last !== null && last >= day) return changedLater(child);
    draft.put(withParentSince(child, day, parent.unitId));
  }
  if (draft.isBelowItself(child.unitId)) return { code: 'parent-below-itself', params: { text: to } };
  draft.tell({
    kind: 'unit-moves',
    subjectId: child.unitId,
    subject: child.code,
    from: from.code,
    to,
  });
  return null;
}

function changedLater(child: UnitState): Reason<PlacementFault> {
  const day = child.parents.at(-1)?.since ?? '';
  return { code: 'unit-changed-later', params: { unitCode: child.code, day } };
}

function goesOn({ validTo }: UnitState, day: string): boolean {
  return validTo === null || validTo > day;
}

/** Whom it belongs to on the day, or on its first one where that comes later. */
function parentFrom(unit: UnitState, day: string): string | null {
  return parentOn(unit, unit.validFrom !== null && unit.validFrom > day ? unit.validFrom : day);
}
