import { describe, expect, it } from '@jest/globals';
import { emptyContent } from '@namkhong/domain';
import fc from 'fast-check';
import { criterionFigures } from './criterion-figures.js';

/** A set of criteria with these weights, and as many answers as each histogram counts. */
function figuresOf(weights: readonly number[], histograms: readonly (readonly number[])[]) {
  const criteria = weights.map((weight, index) => {
    const code = `c${index}`;
    return { code, weight, question: { vi: code, en: code } };
  });
  const rated = BigInt(
    Math.max(...histograms.map((counts) => counts.reduce((sum, count) => sum + count, 0))),
  );
  const content = { ...emptyContent(weights.length), rated, histograms: histograms.flat().map(BigInt) };
  return criterionFigures({ criteria }, [content]);
}

describe('contributions and points lost', () => {
  it('are those of the weights, to the hundredth: 60 of 58.75 and 40 of 41.25', () => {
    // (20·100 + 35·75 + 25·50)/100 and (20·100 + 35·25 + 25·50)/100.
    const figures = figuresOf(
      [6000, 4000],
      [
        [20, 0, 25, 35, 20],
        [20, 35, 25, 0, 20],
      ],
    );
    expect(figures.map(({ contribution, lost }) => [contribution, lost])).toEqual([
      ['35.25', '24.75'],
      ['16.50', '23.50'],
    ]);
  });

  it('are 100.00 together, for every set of weights and every answer', () => {
    const histogram = fc.array(fc.integer({ min: 2, max: 90 }), { minLength: 5, maxLength: 5 });
    const weights = fc
      .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 7 })
      .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
      .map((edges) => edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)));
    fc.assert(
      fc.property(weights, fc.infiniteStream(histogram), (each, stream) => {
        const histograms = each.map(() => stream.next().value as number[]);
        const centi = figuresOf(each, histograms).flatMap(({ contribution, lost }) => [contribution, lost]);
        const sum = centi.reduce((total, text) => total + BigInt((text ?? '').replace('.', '')), 0n);
        expect(sum).toBe(10_000n);
      }),
    );
  });

  it('are not told where one criterion has too few answers for a composite', () => {
    const figures = figuresOf(
      [9000, 1000],
      [
        [20, 0, 25, 35, 20],
        [0, 0, 0, 0, 9],
      ],
    );
    expect(figures.map(({ contribution, lost }) => [contribution, lost])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
