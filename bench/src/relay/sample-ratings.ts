import { createEvent, ratingCastV1, type OutgoingEvent } from '@namkhong/contracts';
import { randomUUID } from 'node:crypto';

const units = 64;
const criteria = ['access', 'procedure', 'conduct', 'result', 'feedback'];

/** Ratings as the feedback service writes them, spread over 64 units: records of the real size. */
export function sampleRatings(count: number): OutgoingEvent[] {
  const unitIds = Array.from({ length: units }, () => randomUUID());
  return Array.from({ length: count }, (_, index) => {
    const ratingId = randomUUID();
    return createEvent(
      ratingCastV1,
      {
        ratingId,
        unitId: unitIds[index % units] ?? ratingId,
        officialId: randomUUID(),
        servicePoint: 'mot-cua',
        procedureGroup: 'ho-tich',
        outcome: 'approved',
        channel: 'web',
        assurance: 'ballot',
        day: '2026-11-02',
        setCode: 'sipas',
        setVersion: 1,
        levels: Object.fromEntries(criteria.map((code, place) => [code, 1 + ((index + place) % 5)])),
        illustrative: true,
      },
      {
        id: randomUUID(),
        source: '/feedback',
        time: new Date('2026-11-01T17:00:00Z'),
        correlationId: ratingId,
      },
    );
  });
}
