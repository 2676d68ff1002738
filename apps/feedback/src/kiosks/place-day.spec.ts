import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@namkhong/domain';
import { placeDay } from './place-day.js';

describe('the day of an answer at a kiosk', () => {
  const away = { settledOn: '2026-11-20', today: '2026-11-23' };

  it.each([
    ['2026-11-23', '2026-11-23', 'server'],
    ['2026-11-22', '2026-11-22', 'device'],
    ['2026-11-20', '2026-11-20', 'device'],
    ['2026-11-19', '2026-11-20', 'bounded'],
    ['2027-01-01', '2026-11-23', 'bounded'],
  ])('of %s, after three days away, is %s by the clock of the %s', (told, day, clock) => {
    expect(placeDay(told, away)).toEqual({ day, clock });
  });

  it('is ours where nothing was waiting this morning, whatever the device says', () => {
    const here = { settledOn: '2026-11-23', today: '2026-11-23' };
    expect(placeDay('2026-11-23', here)).toEqual({ day: '2026-11-23', clock: 'server' });
    expect(placeDay('1980-01-01', here)).toEqual({ day: '2026-11-23', clock: 'bounded' });
  });

  it('never lies in the future, before what had arrived, or more than thirty days back', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((offset) => addDays('2026-11-23', offset));
    fc.assert(
      fc.property(day, day, (told, settledOn) => {
        const today = '2026-11-23';
        const placed = placeDay(told, { settledOn, today });
        expect(placed.day <= today).toBe(true);
        expect(placed.day >= addDays(today, -30)).toBe(true);
        if (settledOn <= today) expect(placed.day >= settledOn).toBe(true);
        if (placed.clock !== 'bounded') expect(placed.day).toBe(told);
      }),
    );
  });
});
