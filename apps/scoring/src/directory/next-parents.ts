import type { DataOf, unitRecordedV1 } from '@namkhong/contracts';
import type { CivilDate, ParentEdge } from '@namkhong/domain';

type UnitState = DataOf<typeof unitRecordedV1>;

/**
 * Whom a unit belonged to, after an event about it. Dated parents of the event are the whole truth. Without dates the
 * event says who is the parent now: where that is somebody else than before, the unit changed hands on the day of the
 * event. A parent learnt of a unit that had none stated is no change of hands: it was only not known before.
 *
 * @param before the edges known so far, earliest first
 * @param day local date of the event
 */
export function nextParents(
  before: readonly ParentEdge[],
  { parentId, parents, validFrom, validTo }: UnitState,
  day: CivilDate,
): readonly ParentEdge[] {
  if (parents) return parents;
  const last = before.at(-1);
  const whole = [{ parentId, validFrom, validTo }];
  if (!last || (before.length === 1 && last.parentId === null)) return whole;
  const kept = before.slice(0, -1);
  if (last.parentId === parentId) {
    return kept.length === 0 ? whole : [...kept, { ...last, validTo }];
  }
  const begins = last.validFrom ?? validFrom;
  if (begins !== null && begins >= day) {
    return kept.length === 0 ? whole : [...kept, { parentId, validFrom: last.validFrom, validTo }];
  }
  if (validTo !== null && validTo <= day) return [...kept, { ...last, parentId, validTo }];
  return [...kept, { ...last, validTo: day }, { parentId, validFrom: day, validTo }];
}
