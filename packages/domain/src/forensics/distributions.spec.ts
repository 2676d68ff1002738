import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { normalQuantile } from '../satisfaction-index/quantiles.js';
import { normalUpperTail } from '../satisfaction-index/normal-distribution.js';
import { toFloat } from '../satisfaction-index/rational.js';
import { effectiveNumber } from './effective-number.js';
import { negativeBinomialUpperTail } from './negative-binomial.js';

interface Vectors {
  readonly V18_tail_probabilities: {
    readonly negbin: { readonly mu: number; readonly r: number; readonly x: number; readonly p: string };
  };
  readonly V19_entropy: { readonly counts: readonly number[]; readonly hill2_exact: string };
}
const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the tail of the negative binomial distribution', () => {
  it('is that of the vectors', () => {
    const { mu, r, x, p } = vectors.V18_tail_probabilities.negbin;
    expect(negativeBinomialUpperTail(x, mu, r).toExponential(9)).toBe(Number(p).toExponential(9));
  });

  it('is a geometric tail where the dispersion is one: q to the count', () => {
    for (const count of [0, 1, 2, 5, 40])
      expect(negativeBinomialUpperTail(count, 3, 1)).toBeCloseTo(0.75 ** count, 12);
    expect(negativeBinomialUpperTail(400, 3, 1) / 0.75 ** 400).toBeCloseTo(1, 10);
  });

  it('refuses what has no distribution', () => {
    expect(() => negativeBinomialUpperTail(-1, 3, 8)).toThrow(RangeError);
    expect(() => negativeBinomialUpperTail(1, 0, 8)).toThrow(RangeError);
    expect(() => negativeBinomialUpperTail(1, 3, 0.5)).toThrow(RangeError);
  });
});

describe('the tail of the normal distribution', () => {
  it('is what the shipped quantiles say', () => {
    for (const level of ['0.95', '0.975', '0.99', '0.995', '0.999'] as const) {
      const z = toFloat(normalQuantile(level));
      expect(normalUpperTail(z)).toBeCloseTo(1 - Number(level), 7);
      expect(normalUpperTail(-z)).toBeCloseTo(Number(level), 7);
    }
  });

  it('never looks smaller than it is far out', () => {
    // P(Z ≥ 5) = 2.866515719e-7 (NIST/SEMATECH e-Handbook, table of the normal distribution).
    expect(normalUpperTail(5)).toBeCloseTo(2.866515719e-7, 10);
    expect(normalUpperTail(12)).toBeGreaterThanOrEqual(2.866515719e-7);
    expect(normalUpperTail(Infinity)).toBeGreaterThan(0);
  });
});

describe('the effective number of sources', () => {
  it('is that of the vectors', () => {
    const devices = effectiveNumber(vectors.V19_entropy.counts);
    expect(`${devices?.num}/${devices?.den}`).toBe(vectors.V19_entropy.hill2_exact);
  });

  it('is all of them where they are equally busy, and none where nothing was counted', () => {
    expect(effectiveNumber([7, 7, 7, 7])).toEqual({ num: 4n, den: 1n });
    expect(effectiveNumber([])).toBeNull();
  });
});
