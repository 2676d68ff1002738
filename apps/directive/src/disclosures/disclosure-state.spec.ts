import { describe, expect, it } from '@jest/globals';
import { stateOf, withShare } from './disclosure-state.js';

describe('the state of a disclosure', () => {
  const open = { dueOn: '2026-11-30', publishedOn: null, isWaived: false };

  it.each([
    [open, '2026-11-30', 'due'],
    [open, '2026-12-01', 'overdue'],
    [{ ...open, publishedOn: '2026-11-30' }, '2027-01-01', 'published'],
    [{ ...open, publishedOn: '2026-12-01' }, '2027-01-01', 'late'],
    [{ ...open, isWaived: true }, '2027-01-01', 'waived'],
  ])('of %j on %s is %s', (disclosure, today, expected) => {
    expect(stateOf(disclosure, today)).toBe(expected);
  });
});

describe('the share published in time', () => {
  const counts = { inTime: 0, late: 0, open: 0, overdue: 0, waived: 0 };

  it.each([
    [{ ...counts, open: 3, waived: 2 }, null],
    [{ ...counts, inTime: 2, late: 1 }, '66.7'],
    [{ ...counts, inTime: 1, late: 1, overdue: 6, open: 9 }, '12.5'],
    [{ ...counts, inTime: 1999, overdue: 1 }, '100.0'],
    [{ ...counts, overdue: 1 }, '0.0'],
  ])('of %j is %s', (given, expected) => {
    expect(withShare(given)).toEqual({ ...given, inTimePercent: expected });
  });
});
