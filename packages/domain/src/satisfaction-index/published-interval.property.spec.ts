import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayRobustVariance, meanUnitScore } from './day-robust-variance.js';
import { estimateOfDays } from './day-estimate.js';
import { EMPTY_DAY_SUMS, sumDays, type DayTotal } from './day-sums.js';
import { histogramOf } from './histogram.js';
import { certifiedInterval, publishedInterval } from './published-interval.js';
import { parseRational, rational } from './rational.js';
import { DISPERSION_PRIOR, publishedBounds, scoreInterval, type MeanEstimate } from './score-interval.js';
import { scoreSumsOf } from './score-sums.js';
import { independentVariance } from './variance.js';

const exactly = (estimate: MeanEstimate) => publishedBounds(scoreInterval(estimate));
const certainly = (estimate: MeanEstimate) => certifiedInterval(estimate, DISPERSION_PRIOR);

/** One criterion, answers independent; sizes from two to a thousand million. */
const ofHistogram = fc
  .tuple(
    fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200), fc.nat(1_000_000_000)), {
      minLength: 5,
      maxLength: 5,
    }),
    fc.constantFrom('independent', 'day-robust'),
  )
  .map(([counts, form]): MeanEstimate | null => {
    const histogram = histogramOf(counts);
    const { n, sum } = scoreSumsOf(histogram);
    const variance = independentVariance(histogram);
    return variance && { mean: rational(sum, 40_000n * n), n, variance, df: n - 1n, form };
  })
  .filter((estimate) => estimate !== null);

/** Composites by day, alike within a day or not. */
const someDays = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(40_000), fc.nat(40_000)).map(([n, a, b]): DayTotal => ({
      n: BigInt(n),
      sum: BigInt(a * (n - 1) + b),
      sumOfSquares: BigInt(a * a * (n - 1) + b * b),
    })),
    { minLength: 1, maxLength: 70 },
  )
  .map(sumDays);
const ofDays = someDays
  .map((sums): MeanEstimate | null => {
    const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
    return mean && variance && { ...variance, mean, n: sums.n };
  })
  .filter((estimate) => estimate !== null);

/** Estimates no data would give: bounds on a hundredth, means near the ends, dispersions around 1. */
const anyEstimate = fc
  .record({
    num: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    extra: fc.oneof(fc.constant(0n), fc.constant(1n), fc.bigInt({ min: 0n, max: 10n ** 12n })),
    spread: fc.oneof(fc.constant(0n), fc.constant(10n ** 9n), fc.bigInt({ min: 0n, max: 3n * 10n ** 9n })),
    n: fc.oneof(fc.constant(1n), fc.bigInt({ min: 1n, max: 500n }), fc.bigInt({ min: 1n, max: 10n ** 15n })),
    df: fc.bigInt({ min: 1n, max: 6000n }),
    form: fc.constantFrom('independent' as const, 'day-robust' as const),
  })
  .filter(({ num, extra }) => num + extra > 0n)
  .map(({ num, extra, spread, n, df, form }): MeanEstimate => {
    const den = num + extra;
    // φ_raw is spread/10⁹ exactly.
    const variance = { num: num * extra * spread, den: den * den * n * 10n ** 9n };
    return { mean: { num, den }, n, variance, df, form };
  });

describe('the published interval', () => {
  it('is the exact one for any histogram', () => {
    fc.assert(
      fc.property(ofHistogram, (estimate) => {
        expect(publishedInterval(estimate)).toEqual(exactly(estimate));
      }),
      { numRuns: 6000 },
    );
  });

  it('is the exact one for any days', () => {
    fc.assert(
      fc.property(ofDays, (estimate) => {
        expect(publishedInterval(estimate)).toEqual(exactly(estimate));
      }),
      { numRuns: 4000 },
    );
  });

  it('takes the estimate of days with fractions that are not reduced', () => {
    fc.assert(
      fc.property(someDays, (sums) => {
        const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
        const estimate = estimateOfDays(sums);
        const reduced = estimate && {
          ...estimate,
          mean: rational(estimate.mean.num, estimate.mean.den),
          variance: rational(estimate.variance.num, estimate.variance.den),
        };
        expect(reduced).toEqual(variance && { ...variance, mean, n: sums.n });
        if (estimate) expect(publishedInterval(estimate)).toEqual(exactly(estimate));
      }),
      { numRuns: 1000 },
    );
    expect(estimateOfDays(EMPTY_DAY_SUMS)).toBeNull();
  });

  it('is the exact one for estimates no data would give', () => {
    fc.assert(
      fc.property(anyEstimate, (estimate) => {
        expect(publishedInterval(estimate)).toEqual(exactly(estimate));
      }),
      { numRuns: 6000 },
    );
  });

  it('comes from floats alone in all but a few of a thousand real cases, at the ends of the scale too', () => {
    let uncertain = 0;
    const sampled = fc.sample(fc.oneof(ofHistogram, ofDays), { numRuns: 3000, seed: 766 });
    for (const estimate of sampled) if (certainly(estimate) === null) uncertain += 1;
    expect(uncertain).toBeLessThan(15);
    const unanimous = (mean: string): MeanEstimate => {
      return { mean: parseRational(mean), n: 20n, variance: rational(0n), df: 19n, form: 'independent' };
    };
    expect(certainly(unanimous('1'))).toEqual({ lower: '93.83', upper: '100.00' });
    expect(certainly(unanimous('0'))).toEqual({ lower: '0.00', upper: '6.17' });
  });

  it('is not certain where φ_raw is 1 between days, nor beyond the range of floats', () => {
    const mean = rational(1n, 2n);
    const estimate: MeanEstimate = {
      mean,
      n: 40n,
      variance: rational(1n, 160n),
      df: 39n,
      form: 'day-robust',
    };
    expect(certainly(estimate)).toBeNull();
    const huge = 10n ** 200n;
    expect(certainly({ ...estimate, mean: { num: huge, den: 2n * huge } })).toBeNull();
    expect(publishedInterval({ ...estimate, mean: { num: huge, den: 2n * huge } })).toEqual(
      exactly(estimate),
    );
  });

  it('refuses what the exact one refuses', () => {
    const estimate: MeanEstimate = {
      mean: rational(1n, 2n),
      n: 1n,
      variance: rational(0n),
      df: 0n,
      form: 'independent',
    };
    expect(() => publishedInterval(estimate)).toThrow(RangeError);
  });
});
