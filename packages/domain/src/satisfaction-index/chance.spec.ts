import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binomialUpperTail, negativeBinomialUpperTail, poissonUpperTail } from './count-tails.js';
import { diversityOf } from './diversity.js';
import { exponential, logGamma, naturalLogarithm } from './elementary.js';
import { klUpperBound } from './kl-bound.js';
import { normalCdf, normalUpperTail } from './normal-distribution.js';
import { compare, rational, toFraction } from './rational.js';

/** Relative to the expected value, which another program gave: SciPy 1.17. */
const closeTo = (actual: number, expected: number, relative = 1e-11) =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(relative);

describe('elementary functions', () => {
  it('agree with the platform’s, which may differ in the last digits only', () => {
    const numbers = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(
      fc.property(numbers, (x) => {
        closeTo(exponential(x), Math.exp(x), 1e-14);
        const positive = Math.exp(x);
        expect(Math.abs(naturalLogarithm(positive) - Math.log(positive))).toBeLessThan(
          1e-13 * (1 + Math.abs(x)),
        );
      }),
    );
  });

  it('have the factorials and √π among the values of the gamma function', () => {
    let factorial = 1;
    for (let k = 1; k <= 20; k += 1) {
      expect(logGamma(k)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= k;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    closeTo(logGamma(1e6), 12_815_504.569147611, 1e-14);
  });

  it('end where floats end, and refuse what has no value', () => {
    expect(exponential(-1000)).toBe(0);
    expect(exponential(-745)).toBe(5e-324);
    expect(exponential(1000)).toBe(Infinity);
    expect(naturalLogarithm(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect(() => naturalLogarithm(0)).toThrow(RangeError);
    expect(() => naturalLogarithm(Number.NaN)).toThrow(RangeError);
    expect(() => exponential(Number.NaN)).toThrow(RangeError);
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => klUpperBound(0.5, 0, 0.05)).toThrow(RangeError);
  });
});

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1.5, 0.06680720126885807],
    [3.9, 4.8096344017602614e-5],
    [4, 3.167124183311986e-5],
    [6, 9.865876450376946e-10],
    [10, 7.61985302416047e-24],
    [30, 4.906713927147908e-198],
  ])('has beyond %d the share %d, and as much below its opposite', (z, expected) => {
    closeTo(normalUpperTail(z), expected);
    closeTo(normalCdf(-z), expected);
    expect(normalUpperTail(z) + normalUpperTail(-z)).toBeCloseTo(1, 15);
  });

  it('has nothing beyond infinity and refuses what is no number', () => {
    expect(normalUpperTail(Infinity)).toBe(0);
    expect(normalUpperTail(-Infinity)).toBe(1);
    expect(normalUpperTail(100)).toBe(0);
    expect(() => normalUpperTail(Number.NaN)).toThrow(RangeError);
  });
});

describe('at least so many by chance', () => {
  it.each([
    [1, 0.01, 0.009950166250831952],
    [5, 5, 0.5595067149347879],
    [40, 12.5, 4.921748742239577e-10],
    [1200, 1000, 4.684203855872292e-10],
    [3, 20, 0.9999995444850495],
    [150, 40, 2.058795189981946e-40],
  ])('Poisson: %d or more of mean %d', (x, mu, expected) => closeTo(poissonUpperTail(x, mu), expected));

  it.each([
    [1, 0.3, 8, 0.2551048322860675],
    [20, 6, 8, 0.0010118143680971025],
    [60, 12.5, 8, 1.8659413327589953e-7],
    [5, 40, 8, 0.9998444557389131],
    [200, 100, 0.5, 0.15807707369087562],
  ])('negative binomial: %d or more of mean %d, size %d', (x, mu, r, expected) =>
    closeTo(negativeBinomialUpperTail(x, mu, r), expected),
  );

  it.each([
    [1, 10, 0.01, 0.09561792499119552],
    [100, 100, 0.9, 2.6561398887587523e-5],
    [62, 80, 0.55, 2.4523125557669942e-5],
    [300, 1000, 0.35, 0.9996454996090411],
    [15_000, 30_000, 0.49, 0.00027139124101227774],
  ])('binomial: %d or more of %d at %d', (x, n, p, expected) =>
    closeTo(binomialUpperTail(x, n, p), expected, 1e-10),
  );

  it('is a geometric tail where the size is one: q to the count', () => {
    for (const count of [0, 1, 2, 5, 40, 400])
      closeTo(negativeBinomialUpperTail(count, 3, 1), 0.75 ** count, 1e-11);
  });

  it('is certain from none on and never more likely for more', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.double({ min: 0.05, max: 60, noNaN: true }), (x, mu) => {
        for (const tail of [poissonUpperTail, (k: number, m: number) => negativeBinomialUpperTail(k, m, 8)]) {
          expect(tail(0, mu)).toBe(1);
          expect(tail(x + 1, mu)).toBeLessThanOrEqual(tail(x, mu) + 1e-14);
        }
      }),
    );
    expect(binomialUpperTail(0, 5, 0.5)).toBe(1);
    expect(binomialUpperTail(5, 5, 0.5)).toBeCloseTo(1 / 32, 15);
  });

  it('refuses what is no count, no mean and no probability', () => {
    expect(() => poissonUpperTail(-1, 2)).toThrow(RangeError);
    expect(() => poissonUpperTail(1.5, 2)).toThrow(RangeError);
    expect(() => poissonUpperTail(1, 0)).toThrow(RangeError);
    expect(() => negativeBinomialUpperTail(1, 2, 0)).toThrow(RangeError);
    expect(() => binomialUpperTail(3, 2, 0.5)).toThrow(RangeError);
    expect(() => binomialUpperTail(1, 2, 1)).toThrow(RangeError);
  });
});

describe('diversity', () => {
  it('of equally busy sources is their number', () => {
    const five = diversityOf([4n, 4n, 4n, 4n, 4n, 0n]);
    expect(five && toFraction(five.hill2)).toBe('5/1');
    expect(five?.hill1).toBeCloseTo(5, 13);
    expect(five && toFraction(five.largestShare)).toBe('1/5');
  });

  it('lies between one and the number of sources, order 2 below order 1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }), (counts) => {
        const diversity = diversityOf(counts.map(BigInt));
        if (diversity === null) throw new Error('no rating');
        const hill2 = Number(diversity.hill2.num) / Number(diversity.hill2.den);
        expect(compare(diversity.hill2, rational(1))).toBeGreaterThanOrEqual(0);
        expect(diversity.hill1).toBeGreaterThanOrEqual(hill2 - 1e-9);
        expect(diversity.hill1).toBeLessThanOrEqual(counts.length + 1e-9);
      }),
    );
  });

  it('is not there without ratings, and refuses a negative count', () => {
    expect(diversityOf([])).toBeNull();
    expect(diversityOf([0n])).toBeNull();
    expect(() => diversityOf([1n, -1n])).toThrow(RangeError);
  });
});
