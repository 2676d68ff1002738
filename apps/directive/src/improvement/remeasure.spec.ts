import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CriterionFigure } from '../figures/quarter-figure.reader.js';
import { describeChange, describeTarget, measure } from './remeasure.js';

const figure = (satisfied: string, n: number, setVersions = [1]): CriterionFigure => ({
  quarter: '2026-Q4',
  publicationId: 'publication',
  setVersions,
  n,
  satisfied,
});

describe('a measurement', () => {
  // Wilson 1927 by a calculator with z = 1.959963984540054, lower bounds rounded down, upper ones up.
  it.each([
    ['50.00', 120, '41.19', '58.81'],
    ['75.00', 120, '66.55', '81.90'],
    ['55.00', 120, '46.08', '63.61'],
    ['0.00', 40, '0.00', '8.77'],
    ['50.00', 30, '33.15', '66.85'],
  ])('of %s %% of %i answers lies between %s and %s', (satisfied, n, lower, upper) => {
    expect(measure(figure(satisfied, n))).toMatchObject({ lower, upper });
  });

  it('of fewer than thirty answers has no interval', () => {
    expect(measure(figure('100.00', 29))).toMatchObject({ satisfied: '100.00', lower: null, upper: null });
  });
});

describe('a change', () => {
  it.each([
    ['50.00', '75.00', 'higher'],
    ['75.00', '50.00', 'lower'],
    ['50.00', '55.00', 'no-clear-change'],
    ['50.00', '50.00', 'no-clear-change'],
  ] as const)('from %s to %s of 120 answers each: %s', (before, after, change) => {
    expect(describeChange(figure(before, 120), figure(after, 120))).toBe(change);
  });

  it('is not spoken of across versions, of few answers, or without a quarter before', () => {
    expect(describeChange(figure('50.00', 120), figure('75.00', 120, [2]))).toBe('method-changed');
    expect(describeChange(figure('50.00', 120), figure('75.00', 120, [1, 2]))).toBe('method-changed');
    expect(describeChange(figure('10.00', 20), figure('90.00', 120))).toBe('too-few-answers');
    expect(describeChange(figure('10.00', 120), figure('90.00', 20))).toBe('too-few-answers');
    expect(describeChange(null, figure('90.00', 120))).toBe('too-few-answers');
  });

  it('is claimed only where the intervals have nothing in common, and turns round with the quarters', () => {
    const counted = fc
      .integer({ min: 30, max: 3000 })
      .chain((n) => fc.integer({ min: 0, max: n }).map((k) => figure(((100 * k) / n).toFixed(2), n)));
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        const [then, now] = [measure(a), measure(b)];
        const change = describeChange(a, b);
        const isApart = Number(now.lower) > Number(then.upper) || Number(then.lower) > Number(now.upper);
        expect(change === 'no-clear-change').toBe(!isApart);
        const turned = { higher: 'lower', lower: 'higher', 'no-clear-change': 'no-clear-change' };
        expect(describeChange(b, a)).toBe(turned[change as keyof typeof turned]);
      }),
    );
  });
});

describe('a target', () => {
  it.each([
    ['66.55', 'reached'],
    ['66.56', 'not-clear'],
    ['81.90', 'not-clear'],
    ['81.91', 'not-reached'],
    ['9.5', 'reached'],
  ] as const)('of %s is %s by an interval from 66.55 to 81.90', (target, outcome) => {
    expect(describeTarget(measure(figure('75.00', 120)), target)).toBe(outcome);
  });

  it('is not clear where few answered', () => {
    expect(describeTarget(measure(figure('100.00', 12)), '50.00')).toBe('not-clear');
  });
});
