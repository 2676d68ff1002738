import type { Reason } from '@namkhong/domain';
import type { OrganisationDraft } from './organisation-draft.js';
import type { Placement, PlacementFault } from './placement.js';
import { unitPeriods, type ServicePointState } from './service-point-state.js';
import type { UnitState } from './unit-state.js';

/** Takes the service points of some units to others, or ends them. A counter never outlives its place. */
export function placePoints(
  draft: OrganisationDraft,
  units: readonly UnitState[],
  { servicePoints: named, rest }: Placement,
  all: boolean,
): Reason<PlacementFault> | null {
  const places = new Map(named.map((place) => [place.code, place]));
  const held = units.flatMap((unit) =>
    draft.openPoints().flatMap((point) => (isRunBy(point, unit, draft.day) ? [{ unit, point }] : [])),
  );
  const stranger = named.find(({ code }) => !held.some(({ point }) => point.code === code));
  if (stranger) return { code: 'placement-of-stranger', params: { text: stranger.code } };
  for (const { unit, point } of held) {
    const destination = places.get(point.code) ?? (all ? rest : undefined);
    if (destination === undefined) {
      if (!all) continue;
      const count = held.filter((each) => each.unit === unit).length;
      return { code: 'service-points-without-place', params: { unitCode: unit.code, count } };
    }
    const to = destination.to === null ? undefined : draft.find(destination.to);
    const fault = to ? movePoint(draft, point, to) : endPoint(draft, point);
    if (fault) return fault;
    draft.tell({
      kind: to ? 'service-point-moves' : 'service-point-ends',
      subjectId: point.servicePointId,
      subject: point.code,
      from: unit.code,
      to: to?.code ?? null,
    });
  }
  const orphan = draft.openPoints().find(({ pointId }) => pointId !== null && draft.pointEndsNow(pointId));
  return orphan ? { code: 'counter-without-point', params: { text: orphan.code } } : null;
}

/** Whether the unit runs it on the day or later. */
function isRunBy(point: ServicePointState, unit: UnitState, day: string): boolean {
  return unitPeriods(point).some(
    ({ unitId, validTo }) => unitId === unit.unitId && (validTo === null || validTo > day),
  );
}

function movePoint(
  draft: OrganisationDraft,
  point: ServicePointState,
  to: UnitState,
): Reason<PlacementFault> | null {
  const { day } = draft;
  const last = point.units.at(-1)?.since ?? point.validFrom;
  if (last !== null && last > day && point.units.length > 1) return notBegun(point, last);
  const isToCome = last !== null && last >= day;
  const before = isToCome ? point.units.slice(0, -1) : point.units;
  const since = isToCome && point.units.length === 1 ? null : day;
  draft.putPoint({ ...point, units: [...before, { since, unitId: to.unitId }] });
  return null;
}

function endPoint(draft: OrganisationDraft, point: ServicePointState): Reason<PlacementFault> | null {
  const last = point.units.at(-1)?.since ?? point.validFrom;
  if (last !== null && last >= draft.day) return notBegun(point, last);
  draft.putPoint({ ...point, validTo: draft.day });
  return null;
}

function notBegun(point: ServicePointState, day: string): Reason<PlacementFault> {
  return { code: 'service-point-not-begun', params: { text: point.code, day } };
}
