import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1 } from '@namkhong/contracts';
import { ratingsOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';

jest.setTimeout(60_000);

describe('POST query with what compares rows', () => {
  let scoring: StartedScoring;
  const units = Array.from({ length: 10 }, (_, index) => unitOf(`MH-${10 + index}`));
  const [first, last] = [units[0], units[9]];
  const question = {
    setCode: 'sipas',
    measures: ['linear', 'n', 'shrunken'],
    dimensions: ['unit'],
    grain: 'all',
    window: { from: '2026-06', to: '2026-06' },
  };
  const ask = async (change: object) =>
    (await scoring.post('analyst', 'query', { ...question, ...change })).body;

  beforeAll(async () => {
    scoring = await startScoring('2026-11-23T03:00:00Z');
    await scoring.publishSet(setOf({ overall: 10_000 }));
    await scoring.learn(...units);
    const cast = [
      // In June unit k has 4k fives of 40, else ones: 10k points.
      ...units.flatMap((unit, k) =>
        ratingsOf(unit, 'overall', [40 - 4 * k, 0, 0, 0, 4 * k], { day: '2026-06-10' }),
      ),
      // The first unit from January on: half ones, half fives; 40 a month.
      ...['01', '02', '03', '04', '05'].flatMap((month) =>
        ratingsOf(units[0] ?? unitOf(''), 'overall', [20, 0, 0, 0, 20], { day: `2026-${month}-10` }),
      ),
    ];
    await scoring.receive(ratingCastV1, ...cast);
    await scoring.settled(cast.length);
  });
  afterAll(() => scoring.stop());

  it('gives intervals of ranks and never a bare one', async () => {
    const { ranks } = await ask({ analyses: ['ranks'] });
    const of = (unit: typeof first) =>
      ranks.find(({ unitId }: { unitId: string }) => unitId === unit?.unitId);
    // Nobody's answers differ in the first unit, so it has no variance and no rank.
    expect(of(first)).toBeUndefined();
    expect(ranks).toHaveLength(9);
    expect(of(last)).toMatchObject({ of: 9, rank: { best: 1 } });
    expect(of(last).rank.worst).toBeLessThan(9);
    for (const { rank } of ranks) {
      expect(rank.expected).toBeGreaterThanOrEqual(rank.best);
      expect(rank.expected).toBeLessThanOrEqual(rank.worst);
    }
  });

  it('draws scores towards their peers', async () => {
    const { rows } = await ask({});
    const drawn = units.map(({ unitId }) => {
      const row = rows.find((each: { unitId: string }) => each.unitId === unitId);
      return [row.linear, row.shrunken];
    });
    // From 0, 10, … 90 by the formulas of docs/method.md in plain floats: σ² = 1692.3077, τ² = 874.3590.
    expect(drawn).toEqual([
      ['0.00', '0.44'],
      ['10.00', '11.05'],
      ['20.00', '21.13'],
      ['30.00', '30.83'],
      ['40.00', '40.31'],
      ['50.00', '49.68'],
      ['60.00', '59.07'],
      ['70.00', '68.61'],
      ['80.00', '78.42'],
      ['90.00', '88.65'],
    ]);
  });

  it('is silent on funnels of fewer than ten units', async () => {
    expect(await ask({ analyses: ['funnel'] })).toMatchObject({ funnels: [] });
  });

  it('compares two windows with z and p', async () => {
    const { rows } = await ask({
      window: { from: '2026-05', to: '2026-05' },
      compareWith: { from: '2026-04', to: '2026-04' },
    });
    expect(rows).toMatchObject([
      { unitId: first?.unitId, comparison: { n: 40, linear: '50.00', difference: '0.00', z: 0, p: 1 } },
    ]);
  });

  it('charts the months of a unit', async () => {
    const { controlCharts } = await ask({
      grain: 'month',
      window: { from: '2026-01', to: '2026-06' },
      measures: ['linear'],
      analyses: ['control-chart'],
    });
    // June has no variance, and five months say nothing of what is usual.
    expect(controlCharts).toEqual([]);
    const more = ratingsOf(first ?? unitOf(''), 'overall', [10, 0, 0, 0, 30], { day: '2026-07-10' });
    await scoring.receive(ratingCastV1, ...more);
    await scoring.settled(400 + 200 + 40);
    const answer = await ask({
      grain: 'month',
      window: { from: '2026-01', to: '2026-07' },
      measures: ['linear'],
      analyses: ['control-chart'],
      filters: { unitIds: [first?.unitId] },
    });
    // Single months: 40 ones and fives have V = n·Q−S² over 16·n²·(n−1): (40·320 − 80²)/(16·40²·39) = .00641;
    // July (40·480 − 120²)/(16·40²·39) = .00481. Target (5·50/.641 + 75/.481)/(5/.641 + 1/.481) = 55.26.
    const [chart] = answer.controlCharts;
    expect(chart).toMatchObject({ unitId: first?.unitId, assurance: 'ballot', target: '55.26' });
    expect(chart.points.map(({ period }: { period: string }) => period)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-07',
    ]);
    // z of January: (50 − 55.263)/√64.1 in points.
    expect(chart.points[0].z).toBeCloseTo(-0.657, 2);
  });
});
