import { describe, expect, it } from '@jest/globals';
import { alternate, pairedRatios, restlessness } from './alternate.js';
import { median, percentile, spread } from './statistics.js';

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0.99, 99],
    [0.5, 50],
    [1, 100],
    [0, 1],
  ])('%d of 1 … 100 is %d', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });
});

describe('spread', () => {
  it('keeps the ends', () => {
    expect(spread([0.5, 0.4, 0.9])).toEqual({ median: 0.5, min: 0.4, max: 0.9, runs: 3 });
  });
});

describe('alternate', () => {
  it('runs A, B, B, A in each round', async () => {
    const order: string[] = [];
    const cell = (name: string) => () => Promise.resolve(order.push(name));
    const rounds = await alternate(2, cell('a'), cell('b'));
    expect(order.join('')).toBe('abbaabba');
    expect(rounds).toEqual([
      { a: [1, 4], b: [2, 3] },
      { a: [5, 8], b: [6, 7] },
    ]);
  });

  it('gives the ratio of each round', () => {
    expect(pairedRatios([{ a: [2, 4], b: [5, 7] }])).toEqual([0.5]);
  });

  it('declares a restless machine', () => {
    const quiet = { a: [10, 12], b: [1, 1] } as const;
    const restless = { a: [10, 14], b: [1, 1] } as const;
    expect(restlessness([quiet, quiet, restless])).toBeUndefined();
    expect(restlessness([quiet, restless, restless])).toContain('1.40×');
  });
});
