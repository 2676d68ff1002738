import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, isWorkingDay } from './working-days.js';

describe('working days', () => {
  // Counted on the printed calendar of 2026.
  it.each([
    ['2026-06-01', 15, '2026-06-22', 'three plain weeks'],
    ['2026-06-05', 1, '2026-06-08', 'over a weekend'],
    ['2026-06-06', 1, '2026-06-08', 'from a Saturday'],
    ['2026-02-13', 1, '2026-02-23', 'over Tết'],
    ['2026-04-24', 3, '2026-05-04', 'over 27 April (Giỗ Tổ), 30 April and 1 May'],
    ['2026-08-21', 1, '2026-08-22', 'a Saturday worked in exchange'],
    ['2026-08-28', 1, '2026-09-03', 'over 2 September with the day exchanged'],
    ['2026-12-31', 1, '2027-01-04', 'over the New Year'],
  ])('%s + %i is %s: %s', (date, count, expected) => {
    expect(addWorkingDays(date, count)).toBe(expected);
  });

  it('never ends on a day that is not worked', () => {
    for (let count = 1; count <= 260; count += 1) {
      expect(isWorkingDay(addWorkingDays('2026-01-01', count))).toBe(true);
    }
  });

  it('refuses counts that are none', () => {
    expect(() => addWorkingDays('2026-06-01', 0)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-06-01', 1.5)).toThrow(RangeError);
  });
});
