import { eventsByType, parseEvent } from '@namkhong/contracts';
import { describe, expect, it } from '@jest/globals';
import type { Rating } from './cast-rating.js';
import { ratingCast, ratingSignalled } from './rating-events.js';

const rating: Rating = {
  ratingId: '5f0d0a5c-9f2b-4c0e-9d0b-6c7a3a1f2e10',
  unitId: '0b5c4a6e-6d3f-4a55-8a0e-0d3a1f5a7c01',
  officialId: null,
  servicePoint: null,
  procedureGroup: 'land',
  outcome: 'approved',
  channel: 'web',
  assurance: 'ballot',
  day: '2026-11-23',
  setCode: 'sipas',
  setVersion: 1,
  levels: { attitude: 4 },
  illustrative: true,
};

/** The milliseconds a UUIDv7 begins with (RFC 9562). */
const timeIn = (id: string) => new Date(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();

describe('the events of a rating', () => {
  it('tell the day and nothing finer, in data, envelope and id', () => {
    const event = ratingCast(rating);
    const read = parseEvent(eventsByType, event.headers, event.value);
    expect(read.time.toISOString()).toBe('2026-11-22T17:00:00.000Z');
    expect(timeIn(event.id)).toBe('2026-11-22T17:00:00.000Z');
    expect(read).toMatchObject({ correlationId: rating.ratingId, data: rating });
  });

  it('have an id of their own each, though the time is the same', () => {
    expect(ratingCast(rating).id).not.toBe(ratingCast(rating).id);
  });

  it('tell the minute of a signal and nothing finer', () => {
    const minute = '2026-11-23T07:05Z';
    const event = ratingSignalled({
      ratingId: rating.ratingId,
      unitId: rating.unitId,
      minute,
      secondsTaken: 30,
      rater: null,
      device: null,
      network: null,
    });
    expect(timeIn(event.id)).toBe('2026-11-23T07:05:00.000Z');
  });
});
