import { describe, expect, it } from '@jest/globals';
import { signalPeriodOf } from './signal-period.js';

describe('signalPeriodOf', () => {
  it.each([
    ['2026-01-01', '2026-H1', '2026-09-29'],
    ['2026-06-30', '2026-H1', '2026-09-29'],
    ['2026-07-01', '2026-H2', '2027-04-01'],
    ['2026-12-31', '2026-H2', '2027-04-01'],
  ])('of %s is %s, destroyed on %s', (day, halfYear, destroyOn) => {
    expect(signalPeriodOf(day)).toEqual({ halfYear, destroyOn });
  });
});
