import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compositeScore, publishedParts } from './composite.js';
import { dayRobustVariance, meanUnitScore } from './day-robust-variance.js';
import { mergeDaySums, sumDays, type DayTotal } from './day-sums.js';
import { dayWiseEValue } from './e-value.js';
import {
  EMPTY_HISTOGRAM,
  histogramOf,
  histogramOfLevel,
  mergeHistograms,
  subtractHistogram,
} from './histogram.js';
import { linearScore } from './linear-score.js';
import {
  ONE,
  add,
  compare,
  divide,
  multiply,
  parseRational,
  rational,
  subtract,
  sum,
  toScaledInteger,
} from './rational.js';
import { scoreInterval, type MeanEstimate } from './score-interval.js';
import { integerSquareRoot, squareRootUp } from './square-root.js';
import { topTwoBox } from './top-two-box.js';
import { wilsonInterval } from './wilson.js';

const histograms = fc.array(fc.nat(400), { minLength: 5, maxLength: 5 }).map(histogramOf);
const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([num, den]) => rational(num, den));
const days = fc
  .array(fc.array(fc.nat(40_000), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 40 })
  .map((list) =>
    list.map((scores): DayTotal => ({
      n: BigInt(scores.length),
      sum: BigInt(scores.reduce((total, y) => total + y, 0)),
      sumOfSquares: scores.reduce((total, y) => total + BigInt(y) * BigInt(y), 0n),
    })),
  );

describe('fractions', () => {
  it('agree with cross-multiplied integers', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const same = (value: { num: bigint; den: bigint }, num: bigint, den: bigint) =>
          value.num * den === num * value.den;
        expect(same(add(a, b), a.num * b.den + b.num * a.den, a.den * b.den)).toBe(true);
        expect(same(subtract(a, b), a.num * b.den - b.num * a.den, a.den * b.den)).toBe(true);
        expect(same(multiply(a, b), a.num * b.num, a.den * b.den)).toBe(true);
        if (b.num !== 0n) expect(same(divide(a, b), a.num * b.den, a.den * b.num)).toBe(true);
      }),
    );
  });

  it('round to the only integer that can be right', () => {
    fc.assert(
      fc.property(fractions, fc.nat(9), (value, decimals) => {
        const exact = multiply(value, rational(10n ** BigInt(decimals)));
        const gap = (rounding: 'half-up' | 'floor' | 'ceil') =>
          subtract(rational(toScaledInteger(value, decimals, rounding)), exact);
        const [half, none] = [rational(1n, 2n), rational(0n)];
        const [up, low, high] = [gap('half-up'), gap('floor'), gap('ceil')];
        expect(compare(up, half) <= 0 && compare(up, rational(-1n, 2n)) > 0).toBe(true);
        expect(compare(low, none) <= 0 && compare(low, rational(-1n)) > 0).toBe(true);
        expect(compare(high, none) >= 0 && compare(high, rational(1n)) < 0).toBe(true);
      }),
    );
  });

  it('have roots that are never too small and hardly too large', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        (num, den) => {
          const whole = integerSquareRoot(num);
          expect(whole * whole <= num && (whole + 1n) * (whole + 1n) > num).toBe(true);
          const value = rational(num, den);
          const root = squareRootUp(value);
          const below = subtract(root, rational(1n, 10n ** 15n));
          expect(compare(multiply(root, root), value)).toBeGreaterThanOrEqual(0);
          if (below.num > 0n && multiply(root, root).num !== value.num) {
            expect(compare(multiply(below, below), value)).toBeLessThanOrEqual(0);
          }
        },
      ),
    );
  });
});

describe('histograms', () => {
  it('merge in any order and grouping, and subtraction undoes a merge', () => {
    fc.assert(
      fc.property(histograms, histograms, histograms, (a, b, c) => {
        expect(mergeHistograms(a, b)).toEqual(mergeHistograms(b, a));
        expect(mergeHistograms(mergeHistograms(a, b), c)).toEqual(mergeHistograms(a, mergeHistograms(b, c)));
        expect(mergeHistograms(a, EMPTY_HISTOGRAM)).toEqual(a);
        expect(subtractHistogram(mergeHistograms(a, b), b)).toEqual(a);
      }),
    );
  });

  it('never score lower when one rating is raised', () => {
    fc.assert(
      fc.property(
        histograms,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (rest, from, by) => {
          const before = mergeHistograms(rest, histogramOfLevel(from));
          const after = mergeHistograms(rest, histogramOfLevel(Math.min(5, from + by)));
          expect(compare(linearScore(after) ?? ONE, linearScore(before) ?? ONE)).toBe(1);
          expect(compare(topTwoBox(after) ?? ONE, topTwoBox(before) ?? ONE)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('intervals', () => {
  it('hold 0 ≤ lower ≤ score ≤ upper ≤ 100 for any days', () => {
    fc.assert(
      fc.property(days, (list) => {
        const sums = sumDays(list);
        const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
        if (mean === null || variance === null) return;
        const estimate: MeanEstimate = { ...variance, mean, n: sums.n };
        const { lower, upper } = scoreInterval(estimate);
        const score = multiply(mean, rational(100n));
        const ordered = [rational(0n), lower, score, upper, rational(100n)];
        for (const [index, value] of ordered.slice(1).entries()) {
          expect(compare(ordered[index] ?? ONE, value)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('of a share hold it', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (yes, no) => {
        fc.pre(yes + no > 0);
        const n = BigInt(yes + no);
        const { lower, upper } = wilsonInterval(BigInt(yes), n);
        expect(compare(lower, rational(yes, n))).toBeLessThanOrEqual(0);
        expect(compare(rational(yes, n), upper)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('day sums', () => {
  it('merge in any order and grouping', () => {
    fc.assert(
      fc.property(days, days, days, (a, b, c) => {
        const [x, y, z] = [sumDays(a), sumDays(b), sumDays(c)];
        expect(mergeDaySums(x, y)).toEqual(mergeDaySums(y, x));
        expect(mergeDaySums(mergeDaySums(x, y), z)).toEqual(sumDays([...a, ...b, ...c]));
      }),
    );
  });

  it('give evidence that no truncation ever raises, and that lower ratings never weaken', () => {
    const theta = parseRational('3/5');
    fc.assert(
      fc.property(days, (list) => {
        const eValue = dayWiseEValue(list, theta);
        expect(compare(eValue, exactEValue(list, theta))).toBeLessThanOrEqual(0);
        const lower = list.map((day, index) => (index === 0 ? { ...day, sum: 0n } : day));
        // One unit in the last of 240 bits may be lost on the way.
        const slack = multiply(dayWiseEValue(lower, theta), add(ONE, rational(1n, 1n << 240n)));
        expect(compare(eValue, slack)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 25 },
    );
  });
});

describe('published parts', () => {
  it('sum to exactly 100.00 and stay within a hundredth of the exact part', () => {
    const criteria = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), histograms), { minLength: 1, maxLength: 9 })
      .map((list) => {
        const given = list.reduce((total, [weight]) => total + weight, 0);
        return list.map(([weight, histogram], index) => {
          return { code: `c${index}`, weight: index === 0 ? weight + 10_000 - given : weight, histogram };
        });
      });
    fc.assert(
      fc.property(criteria, (list) => {
        const composite = compositeScore(list);
        if (composite.status === 'insufficient') return;
        const parts = publishedParts(composite.parts);
        expect(parts.reduce((total, part) => total + part.contributionCenti + part.lostCenti, 0n)).toBe(
          10_000n,
        );
        for (const [index, part] of parts.entries()) {
          const exact = multiply(composite.parts[index]?.contribution ?? ONE, rational(100n));
          const gap = subtract(rational(part.contributionCenti), exact);
          expect(compare(multiply(gap, gap), ONE)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

/** The formula as written, in plain fractions. */
function exactEValue(list: readonly DayTotal[], theta: ReturnType<typeof rational>) {
  const products = Array.from({ length: 20 }, (_, index) => {
    const bet = divide(rational(index + 1, 21), subtract(ONE, theta));
    return list.reduce((product, { n, sum: total }) => {
      const gap = subtract(theta, rational(total, 40_000n * n));
      return multiply(product, add(ONE, multiply(bet, gap)));
    }, ONE);
  });
  return divide(sum(products), rational(20));
}
