import type { DataOf, ratingCastV1 } from '@namkhong/contracts';
import type { KioskRecord } from '@namkhong/contracts/http/feedback-kiosks';
import type { CivilDate } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import type { Kiosk } from './kiosk.repository.js';

/**
 * The rating of a record: of open assurance, of no official, by the set version in force on its day. Questions that this
 * version no longer asks are left out, for the device may have been away when it changed.
 */
export function toKioskRating(
  kiosk: Kiosk,
  { levels }: KioskRecord,
  day: CivilDate,
  version: CriteriaSetVersion | undefined,
  ratingId: string,
): DataOf<typeof ratingCastV1> | 'set-not-in-force' | 'criterion-unknown' {
  if (!version) return 'set-not-in-force';
  const asked = new Set(version.criteria.map(({ code }) => code));
  const answered = Object.entries(levels).filter(([code]) => asked.has(code));
  if (answered.length === 0) return 'criterion-unknown';
  return {
    ratingId,
    unitId: kiosk.unitId,
    officialId: null,
    servicePoint: kiosk.servicePoint,
    procedureGroup: kiosk.procedureGroup,
    outcome: null,
    channel: 'kiosk',
    assurance: 'open',
    day,
    setCode: version.setCode,
    setVersion: version.version,
    levels: Object.fromEntries(answered),
    illustrative: kiosk.illustrative,
  };
}
