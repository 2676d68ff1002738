import type { IndexResult } from '@namkhong/contracts/http/scoring-query';
import type { AnsweredRow } from './answer-query.js';
import { estimateOf, type RowEstimate } from './estimate-row.js';
import { normalCdf, twoSidedP } from './normal-tail.js';

interface Estimated {
  readonly unitId: string;
  readonly period: string;
  readonly assurance: 'ballot' | 'open';
  readonly estimate: RowEstimate;
}

/** Pairs grow with the square of the units; beyond these they are not compared one by one. */
const MOST_RANKED = 400;

/** Funnels and ranks need so many peers to know what is usual. */
const PEERS = 10;

/**
 * Simultaneous rank intervals, 95 %: [1 + how many are significantly better, k − how many are significantly worse], all
 * k(k−1)/2 pairs tested two-sided with Holm's correction, which is all k(k−1) one-sided tests at half the level. Beside it
 * the expected rank 1 + ΣΦ((y_j − y_i)/√(V_i + V_j)). Deterministic. None where fewer than two or more than 400 units
 * have an estimate.
 */
export function rankUnits(rows: readonly AnsweredRow[]): NonNullable<IndexResult['ranks']> {
  return groupsOf(rows).flatMap((units) => {
    if (units.length < 2 || units.length > MOST_RANKED) return [];
    const better = units.map(() => 0);
    const worse = units.map(() => 0);
    const expected = units.map(() => 1);
    const pairs: { low: number; high: number; p: number }[] = [];
    units.forEach((a, i) => {
      units.slice(i + 1).forEach((b, offset) => {
        const j = i + 1 + offset;
        const z = zBetween(b.estimate, a.estimate);
        expected[i] = (expected[i] ?? 1) + normalCdf(z);
        expected[j] = (expected[j] ?? 1) + normalCdf(-z);
        pairs.push({ low: z > 0 ? i : j, high: z > 0 ? j : i, p: z === 0 ? 1 : twoSidedP(z) });
      });
    });
    pairs.sort((a, b) => a.p - b.p);
    for (const [index, { low, high, p }] of pairs.entries()) {
      if (p > 0.05 / (pairs.length - index)) break;
      better[low] = (better[low] ?? 0) + 1;
      worse[high] = (worse[high] ?? 0) + 1;
    }
    return units.map(({ unitId, period, assurance }, index) => ({
      unitId,
      period,
      assurance,
      rank: {
        best: 1 + (better[index] ?? 0),
        worst: units.length - (worse[index] ?? 0),
        expected: round(expected[index] ?? 1),
      },
      of: units.length,
    }));
  });
}

/**
 * The funnel of each period: the mean of all units weighted by n as the target, z = (y − target)/√(σ²/n + τ²), τ² from
 * the dispersion φ of the z without it, the outer tenth at either end drawn in (Spiegelhalter 2005). The limits are those
 * of the target at each unit's n.
 */
export function funnelsOf(rows: readonly AnsweredRow[]): NonNullable<IndexResult['funnels']> {
  return groupsOf(rows).flatMap((units) => {
    const [first] = units;
    if (!first || units.length < PEERS) return [];
    const n = total(units.map(({ estimate }) => estimate.n));
    const target = total(units.map(({ estimate }) => estimate.n * estimate.mean)) / n;
    const single = units.map(({ estimate }) => (estimate.mean - target) / Math.sqrt(estimate.variance));
    const phi = total(winsorised(single).map((z) => z * z)) / units.length;
    const weights = units.map(({ estimate }) => 1 / estimate.variance);
    const weight = total(weights);
    const spread = weight - total(weights.map((one) => one * one)) / weight;
    const between = Math.max(0, (units.length * phi - (units.length - 1)) / spread);
    return [
      {
        period: first.period,
        assurance: first.assurance,
        target: target.toFixed(2),
        dispersion: round(phi),
        betweenUnits: round(between),
        points: units.map(({ unitId, estimate }) => {
          const deviation = Math.sqrt(estimate.variance + between);
          const limit = (z: number) => round(Math.min(100, Math.max(0, target + z * deviation)));
          return {
            unitId,
            n: estimate.n,
            linear: estimate.mean.toFixed(2),
            z: round((estimate.mean - target) / deviation),
            lower95: limit(-1.959964),
            upper95: limit(1.959964),
            lower998: limit(-3.090232),
            upper998: limit(3.090232),
          };
        }),
      },
    ];
  });
}

const EWMA = { lambda: 0.2, width: 2.962 };
const CUSUM = { slack: 0.5, decision: 5 };
/** A chart without a year behind it shows what is usual by what came later. */
const MONTHS = 6;

/**
 * EWMA (λ = 0.2, L = 2.962) and two-sided CUSUM (k = 0.5, h = 5) of each unit's months, z from the day-robust variance
 * around the mean of its months. A month that is withheld has no point. Signals are prompts to look, and nothing else.
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
    const weights = points.map(({ estimate }) => 1 / estimate.variance);
    const target =
      total(points.map(({ estimate }, index) => estimate.mean * (weights[index] ?? 0))) / total(weights);
    let [ewma, low, high] = [0, 0, 0];
    return [
      {
        unitId: first.row.unitId,
        assurance: first.row.assurance,
        target: target.toFixed(2),
        points: points.map(({ period, estimate }, index) => {
          const z = (estimate.mean - target) / Math.sqrt(estimate.variance);
          ewma = EWMA.lambda * z + (1 - EWMA.lambda) * ewma;
          low = Math.max(0, low - z - CUSUM.slack);
          high = Math.max(0, high + z - CUSUM.slack);
          const settled = 1 - (1 - EWMA.lambda) ** (2 * (index + 1));
          const limit = EWMA.width * Math.sqrt((EWMA.lambda / (2 - EWMA.lambda)) * settled);
          return {
            period,
            z: round(z),
            ewma: round(ewma),
            limit: round(limit),
            cusumLow: round(low),
            cusumHigh: round(high),
            signal: Math.abs(ewma) > limit || low > CUSUM.decision || high > CUSUM.decision,
          };
        }),
      },
    ];
  });
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
        ? [{ unitId, period, assurance, estimate }]
        : [];
    }),
  );
}

function zBetween(b: RowEstimate, a: RowEstimate): number {
  return (b.mean - a.mean) / Math.sqrt(a.variance + b.variance);
}

/** The lowest and the highest tenth drawn in to the value that bounds them. */
function winsorised(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(values.length / 10);
  const [low, high] = [sorted[cut] ?? 0, sorted[values.length - 1 - cut] ?? 0];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
