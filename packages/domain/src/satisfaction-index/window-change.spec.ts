import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compositeScore, type CriterionPart } from './composite.js';
import { histogramOf, type Histogram } from './histogram.js';
import { rational, toDecimal, toFraction, toScaledInteger } from './rational.js';
import { changeBetweenWindows, changeByCriterion, twoSidedMillionths } from './window-change.js';

describe('the change between windows', () => {
  it('is a z test with the variances of both', () => {
    const before = { mean: rational(60n, 100n), variance: rational(3n, 10_000n) };
    const after = { mean: rational(64n, 100n), variance: rational(1n, 10_000n) };
    const change = changeBetweenWindows(before, after);
    // 4 points over √(0.0004) = 2 points: z = 2, of which the two tails are 0.0455003.
    expect(change?.z).toBeCloseTo(2, 14);
    expect(change && toFraction(change.points)).toBe('4/1');
    expect(change?.pMillionths).toBe(45_501n);
    expect(changeBetweenWindows(after, before)?.z).toBeCloseTo(-2, 14);
    expect(changeBetweenWindows(before, before)?.pMillionths).toBe(1_000_000n);
  });

  it('has a p that is never smaller than it is', () => {
    expect(twoSidedMillionths(1.959964)).toBe(50_000n);
    expect(twoSidedMillionths(-1.9599)).toBe(50_008n);
    expect(twoSidedMillionths(40)).toBe(1n);
    expect(twoSidedMillionths(0)).toBe(1_000_000n);
  });

  it('is not tested where nothing varies, and refuses a negative variance', () => {
    const still = { mean: rational(1n), variance: rational(0n) };
    expect(changeBetweenWindows(still, still)).toBeNull();
    expect(() => changeBetweenWindows(still, { mean: rational(1n), variance: rational(-1n) })).toThrow(
      RangeError,
    );
  });
});

describe('the change by criterion', () => {
  const weights = [3000, 2500, 2000, 1500, 1000];
  const partsOf = (histograms: readonly Histogram[]): readonly CriterionPart[] => {
    const composite = compositeScore(
      histograms.map((histogram, index) => ({ code: `c${index}`, weight: weights[index] ?? 0, histogram })),
      1n,
    );
    if (composite.status !== 'scored') throw new Error('insufficient');
    return composite.parts;
  };
  const window = fc
    .array(
      fc
        .array(fc.nat(60), { minLength: 5, maxLength: 5 })
        .filter((counts) => counts.some((count) => count > 0))
        .map(histogramOf),
      { minLength: 5, maxLength: 5 },
    )
    .map(partsOf);

  it('adds to exactly the difference of the published scores, each part within a hundredth or so of its own', () => {
    const publishedCenti = (parts: readonly CriterionPart[]) => {
      const score = parts.reduce(
        (total, part) => total + Number(toScaledInteger(part.contribution, 12, 'floor')),
        0,
      );
      return score;
    };
    fc.assert(
      fc.property(window, window, (before, after) => {
        const { changeCenti, criteria } = changeByCriterion(before, after);
        expect(criteria.reduce((total, part) => total + part.changeCenti, 0n)).toBe(changeCenti);
        const exact = (publishedCenti(after) - publishedCenti(before)) / 1e10;
        expect(Math.abs(Number(changeCenti) - exact)).toBeLessThan(1.001);
        for (const [index, part] of criteria.entries()) {
          const [a, b] = [before[index], after[index]].map((each) =>
            Number(each && toDecimal(each.contribution, 9)),
          );
          expect(Math.abs(Number(part.changeCenti) - 100 * ((b ?? 0) - (a ?? 0)))).toBeLessThan(1.001);
        }
      }),
    );
  });

  it('is the published change, worked out by hand', () => {
    const even = histogramOf([1, 1, 1, 1, 1]);
    const before = partsOf([even, even, even, even, even]);
    // The first criterion falls from 50 to 25·7/5 = 35: 0.3·15 = 4.50 points.
    const after = partsOf([histogramOf([2, 1, 1, 0, 1]), even, even, even, even]);
    expect(changeByCriterion(before, after)).toEqual({
      changeCenti: -450n,
      criteria: ['c0', 'c1', 'c2', 'c3', 'c4'].map((code) => ({
        code,
        changeCenti: code === 'c0' ? -450n : 0n,
      })),
    });
  });

  it('refuses windows of different versions', () => {
    const even = histogramOf([1, 1, 1, 1, 1]);
    const parts = partsOf([even, even, even, even, even]);
    expect(() => changeByCriterion(parts, parts.slice(1))).toThrow(RangeError);
    expect(() => changeByCriterion(parts, parts.toReversed())).toThrow(RangeError);
    const [first, second, ...rest] = parts;
    if (!first || !second) throw new Error('no parts');
    const reweighted = [{ ...first, lost: second.lost }, second, ...rest];
    expect(() => changeByCriterion(parts, reweighted)).toThrow(RangeError);
  });
});
