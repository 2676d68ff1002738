import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cusum, latenessCusum, latenessWeights } from './cusum.js';
import { DECAY_WEIGHTS } from './decay-weights.js';
import { OLDEST_AGE_DAYS, computeDecayWeight, decayWeight, decayedScore } from './decay.js';
import { EWMA_OF_Z, ewma, ewmaAsymptoticHalfWidth } from './ewma.js';
import { funnel } from './funnel.js';
import { EMPTY_HISTOGRAM, histogramOf, mergeHistograms } from './histogram.js';
import { expectedRanks, rankIntervals } from './ranks.js';
import { toFraction } from './rational.js';

describe('decay', () => {
  it('has a table in which every weight is the nearest whole number', () => {
    expect(DECAY_WEIGHTS).toHaveLength(OLDEST_AGE_DAYS + 1);
    for (const [age, weight] of DECAY_WEIGHTS.entries()) {
      // w − ½ ≤ 2^(20 − age/90) < w + ½, to the 90th power and doubled.
      const target = 2n ** BigInt(21 * 90 - age);
      const [below, above] = [2n * BigInt(weight) - 1n, 2n * BigInt(weight) + 1n];
      expect({ age, nearest: below ** 90n <= target && target < above ** 90n }).toEqual({
        age,
        nearest: true,
      });
      expect(computeDecayWeight(age, 90)).toBe(BigInt(weight));
    }
  });

  it('halves after a half-life whatever it is, and ends with the year of the table', () => {
    expect(computeDecayWeight(30, 30)).toBe(524_288n);
    expect(computeDecayWeight(700, 30)).toBe(0n);
    expect(computeDecayWeight(600, 30)).toBe(1n);
    expect(decayWeight(366)).toBe(0n);
    for (const age of [-1, 0.5, Number.NaN]) expect(() => decayWeight(age)).toThrow(RangeError);
    expect(() => computeDecayWeight(1, 0)).toThrow(RangeError);
  });

  it('without weights for age is the plain score, and all answers are effective', () => {
    const histogram = histogramOf([3, 5, 12, 40, 60]);
    const { score, effectiveAnswers } = decayedScore([{ weight: 7n, histogram }]);
    expect(score && toFraction(score)).toBe('1945/24');
    expect(effectiveAnswers && toFraction(effectiveAnswers)).toBe('120/1');
  });

  it('adds up whatever the order, and refuses a negative weight', () => {
    const day = fc.record({
      weight: fc.nat(365).map(decayWeight),
      histogram: fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }).map(histogramOf),
    });
    fc.assert(
      fc.property(fc.array(day), fc.array(day), (a, b) => {
        const together = decayedScore([...a, ...b]);
        expect(decayedScore([...b, ...a])).toEqual(together);
        expect(mergeHistograms(decayedScore(a).weighted, decayedScore(b).weighted)).toEqual(
          together.weighted,
        );
      }),
    );
    expect(decayedScore([])).toEqual({ weighted: EMPTY_HISTOGRAM, score: null, effectiveAnswers: null });
    expect(() => decayedScore([{ weight: -1n, histogram: EMPTY_HISTOGRAM }])).toThrow(RangeError);
  });
});

describe('EWMA', () => {
  it('stays at the target while nothing happens, its limits widening to the asymptote', () => {
    const chart = ewma(Array.from({ length: 60 }, () => 0));
    expect(chart.map(({ value }) => value)).toEqual(chart.map(() => 0));
    // The first point's average is λ·x: its deviation is λ.
    expect(chart[0]?.halfWidth).toBeCloseTo(2.962 * 0.2, 12);
    expect(chart[59]?.halfWidth).toBeCloseTo(ewmaAsymptoticHalfWidth(EWMA_OF_Z), 9);
  });

  it('signals a lasting fall where its distance from the target passes the limits', () => {
    const firstSignal = (fall: number) =>
      ewma(Array.from({ length: 40 }, () => -fall)).findIndex(({ value, halfWidth }) => value < -halfWidth) +
      1;
    // 2·(1 − 0.8³) = 0.976 > 0.848, but 2·(1 − 0.8²) = 0.72 < 0.759; and 1 − 0.8²⁰ = 0.98847 > 0.98727 > 1 − 0.8¹⁹.
    expect(firstSignal(2)).toBe(3);
    expect(firstSignal(1)).toBe(20);
  });

  it('refuses settings that make no chart', () => {
    for (const wrong of [{ lambda: 0 }, { lambda: 1.1 }, { deviation: 0 }, { width: -1 }])
      expect(() => ewma([], { ...EWMA_OF_Z, ...wrong })).toThrow(RangeError);
  });
});

describe('CUSUM', () => {
  it('mirrors itself', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true })), (z) => {
        const [chart, mirrored] = [cusum(z), cusum(z.map((each) => -each))];
        expect(mirrored.map(({ below }) => -below || 0)).toEqual(chart.map(({ above }) => above || 0));
      }),
    );
    expect(() => cusum([], -1)).toThrow(RangeError);
  });

  it('of dossiers rises with each late one and falls back to nothing', () => {
    const weights = latenessWeights(0.05, 0.1);
    const sums = latenessCusum([true, false, true, ...Array.from({ length: 30 }, () => false)], weights);
    expect(sums[0]).toBeCloseTo(Math.LN2, 14);
    expect(sums[2]).toBeCloseTo(2 * Math.LN2 + Math.log(0.9 / 0.95), 14);
    expect(sums.at(-1)).toBe(0);
    for (const [p0, p1] of [
      [0, 0.1],
      [0.1, 1],
      [0.1, 0.1],
    ] as const)
      expect(() => latenessWeights(p0, p1)).toThrow(RangeError);
  });
});

describe('the funnel', () => {
  it('has no variance between units that chance alone explains', () => {
    const units = [-1, 1, -1, 1, -1, 1].map((z) => ({ n: 100, mean: 70 + z, variance: 4 }));
    const { target, between, dispersion, z } = funnel(units);
    expect([target, between]).toEqual([70, 0]);
    expect(dispersion).toBeCloseTo(0.25, 12);
    expect(z.map(Math.abs)).toEqual(units.map(() => 0.5));
  });

  it('does not let one outlier widen it', () => {
    const units = (last: number) =>
      Array.from({ length: 21 }, (_, i) => ({
        n: i === 20 ? 1 : 1000,
        mean: i === 20 ? last : 70 + (i % 5),
        variance: 4,
      }));
    const [far, further] = [funnel(units(10)), funnel(units(0))];
    expect(further.z.at(-1)).toBeLessThan(far.z.at(-1) ?? 0);
    expect(Math.abs(further.between - far.between)).toBeLessThan(1);
  });

  it('refuses a unit alone, without answers or variance', () => {
    const unit = { n: 10, mean: 50, variance: 4 };
    expect(() => funnel([unit])).toThrow(RangeError);
    expect(() => funnel([unit, { ...unit, n: 0 }])).toThrow(RangeError);
    expect(() => funnel([unit, { ...unit, variance: 0 }])).toThrow(RangeError);
    expect(() => funnel([unit, unit], 0.5)).toThrow(RangeError);
  });
});

describe('ranks', () => {
  const scores = fc.array(
    fc.record({
      mean: fc.double({ min: 0, max: 100, noNaN: true }),
      variance: fc.double({ min: 0.01, max: 50, noNaN: true }),
    }),
    { minLength: 1, maxLength: 25 },
  );

  it('are known where units lie far apart, and wholly unknown where they are alike', () => {
    const apart = [10, 90, 50].map((mean) => ({ mean, variance: 1 }));
    expect(rankIntervals(apart)).toEqual([
      { best: 3, worst: 3 },
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
    ]);
    const alike = [50, 50, 50].map((mean) => ({ mean, variance: 1 }));
    expect(rankIntervals(alike)).toEqual(alike.map(() => ({ best: 1, worst: 3 })));
    expect(expectedRanks(alike)).toEqual([2, 2, 2]);
  });

  it('have intervals that hold a rank by mean, and expectations that add up to 1 + 2 + … + k', () => {
    fc.assert(
      fc.property(scores, (list) => {
        const expected = expectedRanks(list);
        const k = list.length;
        expect(expected.reduce((a, b) => a + b, 0)).toBeCloseTo((k * (k + 1)) / 2, 9);
        for (const [index, { best, worst }] of rankIntervals(list).entries()) {
          const rank = 1 + list.filter(({ mean }) => mean > (list[index]?.mean ?? 0)).length;
          expect(1 <= best && best <= rank && rank <= worst && worst <= k).toBe(true);
        }
      }),
    );
  });

  it('are what Holm’s correction over all ordered pairs gives', () => {
    // Two units: two tests. The better one's p must not exceed α/2, a z of 1.959964.
    const pair = (lead: number) =>
      rankIntervals([
        { mean: lead, variance: 0.5 },
        { mean: 0, variance: 0.5 },
      ]);
    expect(pair(1.9599)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(pair(1.96)).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
    ]);
  });

  it('refuse a score without variance and an α that is none', () => {
    expect(() => rankIntervals([{ mean: 1, variance: 0 }])).toThrow(RangeError);
    expect(() => expectedRanks([{ mean: 1, variance: Number.NaN }])).toThrow(RangeError);
    expect(() => rankIntervals([], 0.5)).toThrow(RangeError);
  });
});
