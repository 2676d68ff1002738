import { createEvent, ratingCastV1, type OutgoingEvent } from '@namkhong/contracts';
import { createHash } from 'node:crypto';

const units = 64;
const officials = 4 * units;
/** The elements of the criteria set that the demonstration publishes. */
const criteria = ['access', 'procedure', 'official', 'result', 'feedback-handling'];

interface Order {
  /** Which of all ratings is the first. */
  readonly from: number;
  /** So many come on each day, one day after the other; of any day where nothing is said. */
  readonly perDay: number | null;
}

/** Ratings as the feedback service writes them, over 64 units and a hundred days: the same ones at every call. */
export function sampleRatings(
  count: number,
  { from, perDay }: Order = { from: 0, perDay: null },
): OutgoingEvent[] {
  return Array.from({ length: count }, (_, nth) => {
    const index = from + nth;
    const ratingId = uuidOf(`rating ${index}`);
    const chance = createHash('sha256').update(ratingId).digest();
    const byte = (place: number) => chance[place] ?? 0;
    const ordinal = perDay === null ? byte(0) % 100 : Math.floor(index / perDay) % 100;
    const day = new Date(Date.UTC(2026, 6, 1 + ordinal)).toISOString().slice(0, 10);
    return createEvent(
      ratingCastV1,
      {
        ratingId,
        unitId: uuidOf(`unit ${byte(1) % units}`),
        officialId: uuidOf(`official ${(byte(1) % units) * 4 + (byte(2) % (officials / units))}`),
        servicePoint: null,
        procedureGroup: 'civil-status',
        outcome: 'approved',
        channel: byte(3) % 3 === 0 ? 'kiosk' : 'web',
        assurance: 'ballot',
        day,
        setCode: 'sipas',
        setVersion: 1,
        levels: Object.fromEntries(criteria.map((code, place) => [code, 1 + (byte(4 + place) % 5)])),
        illustrative: true,
      },
      {
        id: uuidOf(`event ${index}`),
        source: '/feedback',
        time: new Date(`${day}T00:00:00+07:00`),
        correlationId: ratingId,
      },
    );
  });
}

/** A UUID of version 4 in form, the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
