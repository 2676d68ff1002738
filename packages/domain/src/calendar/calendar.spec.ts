import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, compareCivilDates, daysBetween, localDate, parseCivilDate } from './civil-date.js';
import { addMonths, monthOf, nextQuarter, previousQuarter, quarterDays, quarterOf } from './period.js';

describe('civil dates', () => {
  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '2026-01-01T00:00', ''])(
    '%j is no date',
    (text) => {
      expect(parseCivilDate(text)).toBeNull();
    },
  );

  it('counts across leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('orders as text, and adding days undoes itself', () => {
    const day = fc.integer({ min: 0, max: 200_000 }).map((days) => addDays('1800-01-01', days));
    fc.assert(
      fc.property(day, day, fc.integer({ min: -5000, max: 5000 }), (a, b, days) => {
        expect(Math.sign(daysBetween(b, a)) + 0).toBe(compareCivilDates(a, b));
        expect(addDays(addDays(a, days), -days)).toBe(a);
      }),
    );
  });

  it('is already tomorrow in Cà Mau at 17:00 UTC', () => {
    expect(localDate(new Date('2026-11-23T16:59:59.999Z'))).toBe('2026-11-23');
    expect(localDate(new Date('2026-11-23T17:00:00.000Z'))).toBe('2026-11-24');
    expect(() => localDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('periods', () => {
  it('names months and quarters', () => {
    expect(monthOf('2026-11-23')).toBe('2026-11');
    expect(quarterOf('2026-03-31')).toBe('2026-Q1');
    expect(quarterOf('2026-04-01')).toBe('2026-Q2');
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(nextQuarter('2026-Q4')).toBe('2027-Q1');
    expect(previousQuarter('2027-Q1')).toBe('2026-Q4');
    expect(previousQuarter('2026-Q3')).toBe('2026-Q2');
    expect(quarterDays('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect(() => nextQuarter('2026-Q5')).toThrow(RangeError);
    expect(() => previousQuarter('0000-Q1')).toThrow(RangeError);
  });
});
