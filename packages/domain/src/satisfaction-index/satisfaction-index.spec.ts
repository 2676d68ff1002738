import { describe, expect, it } from '@jest/globals';
import { compositeScore, publishedParts, type CriterionCounts } from './composite.js';
import { cauchySchwarzVariance, compositeVariance } from './composite-variance.js';
import { dayRobustVariance } from './day-robust-variance.js';
import { mergeDaySums, sumDays, type DayTotal } from './day-sums.js';
import { EMPTY_HISTOGRAM, histogramOf, histogramOfLevel, subtractHistogram } from './histogram.js';
import { apportion } from './largest-remainder.js';
import { linearScore } from './linear-score.js';
import { integrityScore, onTimeScore, overallIndex, violationPoints } from './overall-index.js';
import { compare, parseRational, rational, toDecimal, toFraction } from './rational.js';
import { dayTotalOf, submissionScore } from './submission-score.js';
import { topTwoBox } from './top-two-box.js';
import { independentVariance, unitVariance } from './variance.js';
import { findWeightFaults } from './weights.js';
import { wilsonInterval } from './wilson.js';
import { canonicalJson } from './canonical-json.js';

describe('scores of real counts', () => {
  // UK Office of the Public Guardian, deputy reporting: counts and figures as its publisher printed them.
  it('reproduces 80 for April 2023, a linear score, and 84 for April 2026, a top-two-box share', () => {
    const april2023 = linearScore(histogramOf([23, 46, 153, 419, 528]));
    const april2026 = topTwoBox(histogramOf([12, 21, 131, 410, 450]));
    expect(april2023 && toDecimal(april2023, 2)).toBe('79.58');
    expect(april2023 && toDecimal(april2023, 0)).toBe('80');
    expect(april2026 && toDecimal(april2026, 2)).toBe('83.98');
    expect(april2026 && toDecimal(april2026, 0)).toBe('84');
  });
});

describe('histograms', () => {
  it('refuse what is no count, no level, or was never added', () => {
    expect(() => histogramOf([1, 2, 3, 4])).toThrow(RangeError);
    expect(() => histogramOf([1, 2, 3, 4, 5, 6])).toThrow(RangeError);
    expect(() => histogramOf([1, 2, 3, 4, -1])).toThrow(RangeError);
    expect(() => histogramOf([1, 2, 3, 4, 0.5])).toThrow(RangeError);
    expect(() => histogramOfLevel(6)).toThrow(RangeError);
    expect(() => histogramOfLevel(0)).toThrow(RangeError);
    expect(() => subtractHistogram(EMPTY_HISTOGRAM, histogramOfLevel(1))).toThrow(RangeError);
  });

  it('have no score without answers and no variance below two', () => {
    expect(linearScore(EMPTY_HISTOGRAM)).toBeNull();
    expect(topTwoBox(EMPTY_HISTOGRAM)).toBeNull();
    expect(unitVariance(histogramOfLevel(3))).toBeNull();
    expect(independentVariance(histogramOfLevel(3))).toBeNull();
  });
});

describe('rounding', () => {
  it.each([
    ['1/200', 2, 'half-up', '0.01'],
    ['-1/200', 2, 'half-up', '0.00'],
    ['-3/200', 2, 'half-up', '-0.01'],
    ['-1/3', 2, 'floor', '-0.34'],
    ['-1/3', 2, 'ceil', '-0.33'],
    ['2/3', 0, 'half-up', '1'],
    ['5.29e-3', 5, 'floor', '0.00529'],
  ] as const)('%s to %d places, %s: %s', (text, decimals, rounding, expected) => {
    expect(toDecimal(parseRational(text), decimals, rounding)).toBe(expected);
  });

  it('reads only numbers, and no fraction without a denominator', () => {
    for (const text of ['', '1.', '.5', '1e', 'NaN', '1/0', '1,5'])
      expect(() => parseRational(text)).toThrow(RangeError);
    expect(toFraction(parseRational('-0.75'))).toBe('-3/4');
  });
});

describe('weights', () => {
  it.each([
    [[], ['criteria-missing']],
    [[['a', 10_000]], []],
    [
      [
        ['a', 6000],
        ['b', 3000],
      ],
      ['weights-sum-wrong'],
    ],
    [
      [
        ['a', 5000],
        ['a', 5000],
      ],
      ['criterion-repeated'],
    ],
    [
      [
        ['a', 10_000],
        ['b', 0],
      ],
      ['weight-not-positive'],
    ],
    [
      [
        ['a', 10_500],
        ['b', -500],
      ],
      ['weight-not-positive'],
    ],
    [
      [
        ['a', 9999.5],
        ['b', 0.5],
      ],
      ['weight-not-whole', 'weight-not-whole'],
    ],
    [[['a', Number.NaN]], ['weight-not-whole']],
  ] as [[string, number][], string[]][])('%j: %j', (weights, codes) => {
    const faults = findWeightFaults(weights.map(([code, weight]) => ({ code, weight })));
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the composite', () => {
  const half = (code: string, counts: number[]): CriterionCounts => {
    return { code, weight: 5000, histogram: histogramOf(counts) };
  };

  it('is insufficient when one criterion has nine answers, and hands its weight to nobody', () => {
    const criteria = [half('process', [0, 0, 0, 0, 40]), half('attitude', [9, 0, 0, 0, 0])];
    expect(compositeScore(criteria)).toEqual({ status: 'insufficient', criteria: ['attitude'] });
  });

  it('sums its published parts to exactly 100.00', () => {
    const composite = compositeScore([half('a', [1, 1, 1, 4, 4]), half('b', [3, 3, 3, 2, 2])]);
    if (composite.status !== 'scored') throw new Error('insufficient');
    const parts = publishedParts(composite.parts);
    expect(parts.reduce((total, part) => total + part.contributionCenti + part.lostCenti, 0n)).toBe(10_000n);
  });

  it('refuses unsound weights', () => {
    expect(() => compositeScore([half('a', [10, 0, 0, 0, 0])])).toThrow('weights-sum-wrong');
  });

  it('falls back to the upper bound where a pair is missing or single', () => {
    const criteria = [half('a', [5, 5, 5, 5, 5]), half('b', [5, 5, 5, 5, 5])];
    const bound = cauchySchwarzVariance(criteria);
    const single = { a: 'b', b: 'a', n: 1n, sumA: 4n, sumB: 4n, sumAB: 16n };
    expect(compositeVariance(criteria, [])).toEqual({ variance: bound, method: 'cauchy-schwarz' });
    expect(compositeVariance(criteria, [single])).toEqual({ variance: bound, method: 'cauchy-schwarz' });
  });

  it('equals the variance of one criterion when both are answered alike, whichever way the pair is named', () => {
    const criteria = [half('a', [5, 5, 5, 5, 5]), half('b', [5, 5, 5, 5, 5])];
    const alike = { a: 'b', b: 'a', n: 25n, sumA: 50n, sumB: 50n, sumAB: 150n };
    const expected = independentVariance(histogramOf([5, 5, 5, 5, 5]));
    expect(compositeVariance(criteria, [alike])).toEqual({ variance: expected, method: 'cross-sums' });
  });
});

describe('the overall index', () => {
  it('floors integrity at 0 and knows no punctuality without a dossier', () => {
    expect(toFraction(integrityScore(0n))).toBe('100/1');
    expect(toFraction(integrityScore(20n))).toBe('0/1');
    expect(toFraction(integrityScore(999n))).toBe('0/1');
    expect(onTimeScore(0n, 0n)).toBeNull();
    expect(() => onTimeScore(2n, 1n)).toThrow(RangeError);
    expect(() => integrityScore(-1n)).toThrow(RangeError);
  });

  it('adds up what violations of each severity cost', () => {
    expect(violationPoints({ minor: 2n, serious: 1n, grave: 0n })).toBe(9n);
    expect(violationPoints({ minor: 1n, serious: 1n, grave: 3n })).toBe(37n);
    const other = { minor: 1n, serious: 3n, grave: 8n };
    expect(violationPoints({ minor: 1n, serious: 1n, grave: 1n }, other)).toBe(12n);
    expect(() => violationPoints({ minor: -1n, serious: 1n, grave: 0n })).toThrow(RangeError);
  });

  it('refuses weights that do not add up', () => {
    const components = { rating: rational(80), onTime: rational(90), integrity: rational(100) };
    expect(() => overallIndex(components, { rating: 7000, onTime: 2000, integrity: 2000 })).toThrow(
      'weights-sum-wrong',
    );
  });
});

describe('day sums', () => {
  const day = (...scores: number[]): DayTotal => ({
    n: BigInt(scores.length),
    sum: BigInt(scores.reduce((total, y) => total + y, 0)),
    sumOfSquares: BigInt(scores.reduce((total, y) => total + y * y, 0)),
  });

  it('uses the variance between days from ten days on, and not before', () => {
    const clustered = [day(0, 0, 0), day(40_000, 40_000, 40_000)];
    const [nine, ten] = [9, 10].map((days) =>
      sumDays(Array.from({ length: days }, (_, i) => clustered[i % 2]!)),
    );
    expect(dayRobustVariance(nine!)).toMatchObject({ form: 'independent', df: 26n });
    // Ten day means, half of them 0 and half 1: sample variance 10/4/9, over 10 days.
    expect(dayRobustVariance(ten!)).toEqual({ variance: rational(10n, 360n), df: 9n, form: 'day-robust' });
  });

  it('merge as if the days had been summed together; idle days count for nothing', () => {
    const days = [day(100, 200), day(), day(40_000), day(7, 8, 9)];
    expect(mergeDaySums(sumDays(days.slice(0, 2)), sumDays(days.slice(2)))).toEqual(sumDays(days));
    expect(sumDays(days).days).toBe(3n);
    expect(() => sumDays([day(40_001)])).toThrow(RangeError);
  });
});

describe('one submission', () => {
  const criteria = [
    { code: 'process', weight: 7000 },
    { code: 'attitude', weight: 3000 },
  ];

  it('scores 0 to 40000 by weight, and not at all when incomplete', () => {
    expect(submissionScore({ process: 5, attitude: 5 }, criteria)).toBe(40_000n);
    expect(submissionScore({ process: 1, attitude: 1 }, criteria)).toBe(0n);
    expect(submissionScore({ process: 2, attitude: 4, overall: 1 }, criteria)).toBe(16_000n);
    expect(submissionScore({ process: 5 }, criteria)).toBeNull();
    expect(() => submissionScore({ process: 6, attitude: 5 }, criteria)).toThrow(RangeError);
    expect(dayTotalOf(16_000n)).toEqual({ n: 1n, sum: 16_000n, sumOfSquares: 256_000_000n });
  });
});

describe('largest remainders', () => {
  it('give ties to the earlier part', () => {
    expect(apportion([rational(1n, 2n), rational(1n, 2n)], 1n)).toEqual([1n, 0n]);
    expect(() => apportion([rational(1n, 2n)], 3n)).toThrow(RangeError);
  });
});

describe('Wilson', () => {
  it('stays within 0 and 1 at the ends', () => {
    expect(compare(wilsonInterval(20n, 20n).upper, rational(1))).toBe(0);
    expect(compare(wilsonInterval(0n, 20n).lower, rational(0))).toBe(0);
    expect(() => wilsonInterval(3n, 2n)).toThrow(RangeError);
    expect(() => wilsonInterval(0n, 0n)).toThrow(RangeError);
  });
});

describe('canonical JSON', () => {
  it('sorts keys and refuses numbers with more than one text', () => {
    expect(canonicalJson({ b: [1, null, 'đ'], a: { d: true, c: '9007199254740993' } })).toBe(
      '{"a":{"c":"9007199254740993","d":true},"b":[1,null,"đ"]}',
    );
    expect(() => canonicalJson({ x: 0.1 })).toThrow(RangeError);
    expect(() => canonicalJson(2 ** 53)).toThrow(RangeError);
  });
});
