import { describe, expect, it } from '@jest/globals';
import { criteriaSet } from '@namkhong/contracts/http/scoring';
import { setOf } from '../testing/fixtures.js';
import { planEvaluation } from './plan-evaluation.js';

const version = (number: number, effectiveFrom: string) =>
  criteriaSet.parse({ ...setOf({ overall: 10_000 }, { effectiveFrom }), version: number });
const plan = (quarter: string, effectiveFrom: readonly string[], today = '2026-10-01') =>
  planEvaluation(
    quarter,
    effectiveFrom.map((day, index) => version(index + 1, day)),
    today,
  );

describe('an evaluation', () => {
  it('judges a quarter and the one before by the version in force when the earlier one began', () => {
    for (const days of [['2026-04-01'], ['2026-01-01', '2026-04-01', '2026-04-02', '2026-08-01']]) {
      const planned = plan('2026-Q3', days);
      expect(planned).toMatchObject({
        quarters: ['2026-Q2', '2026-Q3'],
        set: { effectiveFrom: '2026-04-01' },
      });
    }
    expect(plan('2026-Q1', ['2025-10-01'])).toMatchObject({ quarters: ['2025-Q4', '2026-Q1'] });
  });

  it.each([
    ['2026-Q3', '2026-09-30'],
    ['2026-Q4', '2026-10-01'],
    ['9999-Q4', '2026-10-01'],
  ])('of %s is refused on %s: the quarter still runs', (quarter, today) => {
    const reason = { code: 'quarter-not-ended', quarter };
    expect(plan(quarter, ['2026-01-01'], today)).toEqual({ kind: 'refused', reason });
  });

  it.each([
    ['2026-Q3', '2026-04-02'],
    ['2026-Q3', '2026-09-01'],
    ['0000-Q1', '2026-01-01'],
  ])('of %s is refused by a version of %s: nobody knew its threshold', (quarter, effectiveFrom) => {
    const reason = { code: 'threshold-not-fixed', quarter };
    expect(plan(quarter, [effectiveFrom])).toEqual({ kind: 'refused', reason });
  });
});
