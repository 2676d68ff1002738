import type { IndexResult } from '@namkhong/contracts/http/scoring-query';
import {
  CUSUM_DEFAULTS,
  MINIMUM_PEERS,
  cusum,
  ewma,
  expectedRanks,
  funnel,
  funnelLimits,
  rankIntervals,
  shrinkScores,
  toFloat,
  type RankedScore,
} from '@namkhong/domain';
import type { AnsweredRow } from './answer-query.js';
import { estimateOf, sumsOf, type RowEstimate } from './estimate-row.js';

interface Estimated {
  readonly unitId: string;
  readonly period: string;
  readonly assurance: 'ballot' | 'open';
  readonly estimate: RowEstimate;
  readonly row: AnsweredRow;
}

/** Pairs grow with the square of the units; beyond these they are not compared one by one. */
const MOST_RANKED = 400;

/** Fewer months say nothing of what is usual. */
const MONTHS = 6;

/** Rank intervals of the units of each period; none where fewer than two or more than 400 have an estimate. */
export function rankUnits(rows: readonly AnsweredRow[]): NonNullable<IndexResult['ranks']> {
  return groupsOf(rows).flatMap((units) => {
    if (units.length < 2 || units.length > MOST_RANKED) return [];
    const intervals = rankIntervals(units.map(({ estimate }) => estimate));
    const expected = expectedRanks(shrunken(units));
    return units.map(({ unitId, period, assurance }, index) => ({
      unitId,
      period,
      assurance,
      rank: {
        best: intervals[index]?.best ?? 1,
        worst: intervals[index]?.worst ?? units.length,
        expected: round(expected[index] ?? 1),
      },
      of: units.length,
    }));
  });
}

/** The funnel of each period with the limits at each unit's n. */
export function funnelsOf(rows: readonly AnsweredRow[]): NonNullable<IndexResult['funnels']> {
  return groupsOf(rows).flatMap((units) => {
    const [first] = units;
    if (!first || units.length < MINIMUM_PEERS) return [];
    const drawn = funnel(units.map(({ estimate }) => estimate));
    const { target, dispersion, between, z } = drawn;
    return [
      {
        period: first.period,
        assurance: first.assurance,
        target: target.toFixed(2),
        dispersion: round(dispersion),
        betweenUnits: round(between),
        points: units.map(({ unitId, estimate }, index) => {
          const limits = funnelLimits(drawn, estimate.variance, [0, 100]);
          return {
            unitId,
            n: estimate.n,
            linear: estimate.mean.toFixed(2),
            z: round(z[index] ?? 0),
            lower95: round(limits.lower95),
            upper95: round(limits.upper95),
            lower998: round(limits.lower998),
            upper998: round(limits.upper998),
          };
        }),
      },
    ];
  });
}

/**
 * EWMA and two-sided CUSUM of each unit's months, z from the day-robust variance around the mean of its months. A month
 * that is withheld has no point. Signals are prompts to look, and nothing else.
 */
export function chartsOf(rows: readonly AnsweredRow[]): NonNullable<IndexResult['controlCharts']> {
  const series = Map.groupBy(rows, ({ row }) => `${row.unitId ?? ''} ${row.assurance ?? ''}`);
  return [...series.values()].flatMap((months) => {
    const points = months.flatMap((each) => {
      const estimate = estimateOf(each);
      return estimate && estimate.variance > 0 ? [{ period: each.row.period, estimate }] : [];
    });
    const [first] = months;
    if (!first || first.row.assurance === null || points.length < MONTHS) return [];
    const weight = total(points.map(({ estimate }) => 1 / estimate.variance));
    const target = total(points.map(({ estimate }) => estimate.mean / estimate.variance)) / weight;
    const z = points.map(({ estimate }) => (estimate.mean - target) / Math.sqrt(estimate.variance));
    const averages = ewma(z);
    const sums = cusum(z);
    return [
      {
        unitId: first.row.unitId,
        assurance: first.row.assurance,
        target: target.toFixed(2),
        points: points.map(({ period }, index) => {
          const { value, halfWidth: limit } = averages[index] ?? { value: 0, halfWidth: 0 };
          const { above: high, below } = sums[index] ?? { above: 0, below: 0 };
          const low = Math.abs(below);
          return {
            period,
            z: round(z[index] ?? 0),
            ewma: round(value),
            limit: round(limit),
            cusumLow: round(low),
            cusumHigh: round(high),
            signal: Math.abs(value) > limit || Math.max(low, high) > CUSUM_DEFAULTS.decision,
          };
        }),
      },
    ];
  });
}

/** Drawn towards their peers where there are enough of them; else as they are. */
function shrunken(units: readonly Estimated[]): RankedScore[] {
  const sums = units.flatMap(({ row }) => sumsOf(row) ?? []);
  const result = sums.length === units.length ? shrinkScores(sums) : null;
  if (result?.status !== 'shrunken') return units.map(({ estimate }) => estimate);
  return result.subjects.map(({ shrunken: mean, posteriorVariance }) => ({
    mean: toFloat(mean),
    variance: toFloat(posteriorVariance),
  }));
}

/** The rows with an estimate, those together that may be compared: of one period, assurance and version. */
function groupsOf(rows: readonly AnsweredRow[]): Estimated[][] {
  const groups = Map.groupBy(rows, ({ row }) =>
    [row.period, row.assurance, row.setVersion, row.methodVersions.join()].join(' '),
  );
  return [...groups.values()].map((group) =>
    group.flatMap((each) => {
      const { unitId, period, assurance } = each.row;
      const estimate = unitId === null || assurance === null ? null : estimateOf(each);
      return estimate && estimate.variance > 0 && unitId !== null && assurance !== null
        ? [{ unitId, period, assurance, estimate, row: each }]
        : [];
    }),
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
