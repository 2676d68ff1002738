import { describe, expect, it } from '@jest/globals';
import { topics } from '@namkhong/contracts';
import { addDays, daysBetween } from '@namkhong/domain';
import fc from 'fast-check';
import { comparedQuarter, examinedPeriods } from './examined-periods.js';

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));

describe('what detection looks at', () => {
  it.each([
    ['2026-03-31', ['2025-07-01', '2026-01-01']],
    ['2026-04-01', ['2026-01-01']],
    ['2026-09-28', ['2026-01-01', '2026-07-01']],
    ['2026-09-29', ['2026-07-01']],
    ['2026-12-31', ['2026-07-01']],
  ])('on %s are the half-years whose keys exist: %j', (today, starts) => {
    expect(examinedPeriods(today).map(({ from }) => from)).toEqual(starts);
  });

  it('has all its signals still, and every day is in one half-year', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const periods = examinedPeriods(today);
        for (const { from } of periods) {
          expect(daysBetween(from, today)).toBeLessThan(topics['feedback.signal.v1'].retentionDays);
        }
        expect(periods.filter(({ from, to }) => today >= from && today < to)).toHaveLength(1);
      }),
    );
  });
});

describe('the quarter whose channels are compared', () => {
  it.each([
    ['2026-07-03', null],
    ['2026-07-04', '2026-Q2'],
    ['2026-09-30', '2026-Q2'],
    ['2026-10-03', null],
    ['2027-01-04', '2026-Q4'],
  ])('on %s is %s', (today, quarter) => {
    expect(comparedQuarter(today)).toBe(quarter);
  });
});
