import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  composeScore,
  emptyContent,
  histogramOf,
  printScore,
  type CellContent,
  revealsNobody,
} from '@namkhong/domain';
import { firstDayAfter, rollingWindow } from './rolling-window.js';

const overall = { criteria: [{ code: 'overall', weight: 10_000 }] };

/** A month of counts without days, as a tally gives it. */
function tally(...counts: number[]): CellContent {
  const rated = BigInt(counts.reduce((sum, count) => sum + count, 0));
  return { ...emptyContent(1), rated, histograms: counts.map(BigInt) };
}

const print = (...months: CellContent[]) => printScore(composeScore(overall, months));

describe('the figure of', () => {
  it('golden vector V01/V02: 120 independent answers', () => {
    expect(print(tally(3, 5, 12, 40, 60))).toMatchObject({
      status: 'rated',
      n: 120,
      linear: '81.04',
      linearInterval: { lower: '76.32', upper: '85.01' },
    });
  });

  it('golden vector V03: 100 of 120 satisfied, by Wilson', () => {
    expect(print(tally(3, 5, 12, 40, 60))).toMatchObject({
      topTwoBox: '83.33',
      topTwoBoxInterval: { lower: '75.65', upper: '88.95' },
    });
  });

  it('deputy reporting, 2023-04 and 2026-04, as the publisher printed them: 80 and 84', () => {
    expect(print(tally(23, 46, 153, 419, 528))).toMatchObject({ linear: '79.58' });
    expect(print(tally(12, 21, 131, 410, 450))).toMatchObject({ linear: '80.88', topTwoBox: '83.98' });
  });

  it('months is that of their counts together, never a mean of means', () => {
    expect(print(tally(3, 5, 12, 0, 0), tally(0, 0, 0, 40, 60)).linear).toBe('81.04');
  });

  it.each([
    [9, 'suppressed', null],
    [10, 'indicative', null],
    [29, 'indicative', null],
    [30, 'indicative', expect.anything()],
    [99, 'indicative', expect.anything()],
    [100, 'rated', expect.anything()],
  ])('%i ratings is %s', (n, status, interval) => {
    const printed = print(tally(0, 0, 0, 0, n));
    expect(printed.status).toBe(status);
    expect(printed.linearInterval).toEqual(interval);
  });

  it('a criterion with nine answers takes the composite with it; no weight is handed on', () => {
    const set = {
      criteria: [
        { code: 'a', weight: 9000 },
        { code: 'b', weight: 1000 },
      ],
    };
    const content = {
      ...emptyContent(2),
      rated: 200n,
      histograms: [0, 0, 0, 0, 200, 0, 0, 0, 0, 9].map(BigInt),
    };
    expect(printScore(composeScore(set, [content]))).toMatchObject({
      status: 'insufficient',
      n: 200,
      linear: null,
      topTwoBox: null,
    });
  });

  it('keeps every bound around its value, for every histogram and set of weights', () => {
    const histogram = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(histogram, histogram, fc.integer({ min: 1, max: 9999 }), (first, second, weight) => {
        const set = {
          criteria: [
            { code: 'a', weight },
            { code: 'b', weight: 10_000 - weight },
          ],
        };
        const rated = Math.max(total(first), total(second));
        const content = {
          ...emptyContent(2),
          rated: BigInt(rated),
          histograms: [...first, ...second].map(BigInt),
        };
        const { linear, linearInterval, topTwoBox, topTwoBoxInterval } = printScore(
          composeScore(set, [content]),
        );
        for (const [value, interval] of [
          [linear, linearInterval],
          [topTwoBox, topTwoBoxInterval],
        ] as const) {
          if (value === null || interval === null) continue;
          expect(Number(interval.lower)).toBeLessThanOrEqual(Number(value));
          expect(Number(interval.upper)).toBeGreaterThanOrEqual(Number(value));
          expect(Number(interval.lower)).toBeGreaterThanOrEqual(0);
          expect(Number(interval.upper)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('a distribution', () => {
  it.each([
    [[0, 0, 0, 0, 12], false],
    [[0, 0, 1, 0, 11], false],
    [[0, 0, 2, 0, 18], true],
    [[0, 0, 0, 0, 30], true],
  ])('%j may be shown: %s', (counts, shown) => {
    expect(revealsNobody(histogramOf(counts))).toBe(shown);
  });
});

describe('the rolling window', () => {
  it('ends with the current month, or with the last month of data where that is longer ago', () => {
    expect(rollingWindow(['2026-03-01'], '2026-11-01')).toEqual({ from: '2025-12-01', to: '2026-11-01' });
    expect(rollingWindow(['2016-07-01', '2015-01-01'], '2026-11-01')).toEqual({
      from: '2015-08-01',
      to: '2016-07-01',
    });
    expect(firstDayAfter('2026-11-01', 2)).toBe('2027-01-01');
    expect(firstDayAfter('2026-01-01', -1)).toBe('2025-12-01');
  });
});

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
