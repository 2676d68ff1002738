import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withinHours } from './sending-hours.js';

const at = (local: string) => new Date(`${local}:00+07:00`);

describe('withinHours', () => {
  it.each([
    ['2026-11-26T06:59', '2026-11-26T07:00'],
    ['2026-11-26T07:00', '2026-11-26T07:00'],
    ['2026-11-26T20:59', '2026-11-26T20:59'],
    ['2026-11-26T21:00', '2026-11-27T07:00'],
    ['2026-12-31T23:30', '2027-01-01T07:00'],
    ['2027-01-01T00:10', '2027-01-01T07:00'],
  ])('%s waits until %s', (now, until) => {
    expect(withinHours(at(now), 'officials')).toEqual(at(until));
  });

  it('never goes back, never waits longer than the night, and is content with its own answer', () => {
    const days = { min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(days), (now) => {
        const then = withinHours(now, 'citizens');
        const waited = then.getTime() - now.getTime();
        expect(waited).toBeGreaterThanOrEqual(0);
        expect(waited).toBeLessThanOrEqual(12 * 3_600_000);
        expect(withinHours(then, 'citizens')).toEqual(then);
      }),
    );
  });
});
