import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { cusumOf, ewmaOf } from './control-chart.js';
import { funnelOf } from './funnel.js';
import { normalCdf, twoSidedP, upperTail } from './normal-tail.js';
import { expectedRanks, rankIntervals } from './rank-intervals.js';

/** Checked outside: NIST's handbook, qcc, and the shipped vectors, made by another program. */
const texts = z.array(z.string());
const vectors = z
  .object({
    V06_empirical_bayes: z.object({
      subjects: z.record(
        z.string(),
        z.object({ score: z.string(), v: z.string(), shrunk: z.string(), post_sd: z.string() }),
      ),
    }),
    V11_ewma: z.object({ x: z.array(z.number()), ewma: texts, half_width_time_varying: texts }),
    V12_cusum: z.object({ z: z.array(z.number()), upper: z.array(z.number()), lower: z.array(z.number()) }),
    V14_funnel: z.object({
      units: z.array(z.tuple([z.string(), z.number(), z.number()])),
      target: z.string(),
      z: texts,
      phi_winsorised: z.string(),
      tau2: z.string(),
      z_overdispersed: texts,
    }),
    V15_ranks: z.object({
      expected_rank: texts,
      rank_lower: z.array(z.number()),
      rank_upper: z.array(z.number()),
    }),
  })
  .parse(
    JSON.parse(
      readFileSync(new URL('../../../../packages/domain/vectors/vectors.json', import.meta.url), 'utf8'),
    ),
  );

const near = (values: readonly number[], expected: readonly (string | number)[], digits: number) => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, index) => expect(value).toBeCloseTo(Number(expected[index]), digits));
};

describe('ewmaOf', () => {
  it('gives what NIST’s handbook prints', () => {
    const { x, ewma, half_width_time_varying: widths } = vectors.V11_ewma;
    const deviation = 2.0539;
    const chart = ewmaOf(
      x.map((one) => (one - 50) / deviation),
      0.3,
      3,
    );
    near(
      chart.map(({ value }) => 50 + deviation * value),
      ewma,
      6,
    );
    near(
      chart.map(({ limit }) => deviation * limit),
      widths,
      6,
    );
  });
});

describe('cusumOf', () => {
  it('gathers what qcc does', () => {
    const { z: values, upper, lower } = vectors.V12_cusum;
    const chart = cusumOf(values, 0.5);
    near(
      chart.map(({ high }) => high),
      upper,
      9,
    );
    near(
      chart.map(({ low }) => -low),
      lower,
      9,
    );
  });
});

describe('funnelOf', () => {
  it('gives target, dispersion, variance between units and z', () => {
    const { units, target, z: plain, phi_winsorised: phi, tau2, z_overdispersed: z } = vectors.V14_funnel;
    const funnel = funnelOf(units.map(([, mean, n]) => ({ mean, n, variance: 26 ** 2 / n })));
    near([funnel.target, funnel.dispersion, funnel.between], [target, phi, tau2], 6);
    near(funnel.plain, plain, 6);
    near(funnel.z, z, 6);
  });
});

describe('ranks', () => {
  const subjects = Object.values(vectors.V06_empirical_bayes.subjects);

  it('are intervals that hold all at once', () => {
    const intervals = rankIntervals(
      subjects.map(({ score, v }) => ({ mean: Number(score), variance: Number(v) })),
    );
    expect(intervals.map(({ best }) => best)).toEqual(vectors.V15_ranks.rank_lower);
    expect(intervals.map(({ worst }) => worst)).toEqual(vectors.V15_ranks.rank_upper);
  });

  it('are expected by the posterior', () => {
    const posterior = subjects.map(({ shrunk, post_sd: deviation }) => ({
      mean: Number(shrunk),
      variance: Number(deviation) ** 2,
    }));
    near(expectedRanks(posterior), vectors.V15_ranks.expected_rank, 6);
  });
});

describe('the normal distribution', () => {
  it.each([
    // Φ from published tables.
    [0, 0.5],
    [1, 0.841345],
    [-1.959964, 0.025],
    [3, 0.99865],
    [7, 1],
  ])('is %d ↦ %d', (value, expected) => {
    expect(normalCdf(value)).toBeCloseTo(expected, 6);
  });

  it('has a p that is rounded up', () => {
    expect(twoSidedP(1.959964)).toBeGreaterThanOrEqual(0.05);
    expect(twoSidedP(1.959964)).toBeLessThan(0.050_002);
    expect(twoSidedP(-8)).toBe(1e-6);
    expect(upperTail(4.753424)).toBeCloseTo(1e-6, 8);
  });
});
