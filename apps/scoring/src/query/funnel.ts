import type { Estimate } from './rank-intervals.js';

export interface Funnel {
  readonly target: number;
  /** z without the variance between units. */
  readonly plain: readonly number[];
  /** φ: the mean square of those z, the outer tenths drawn in. */
  readonly dispersion: number;
  /** τ², points². */
  readonly between: number;
  /** z = (y − target)/√(V + τ²). */
  readonly z: readonly number[];
}

const TENTH = 0.1;

/**
 * The funnel of peers: the target is their mean weighted by n; τ² = (k·φ − (k − 1))/(Σw − Σw²/Σw), w = 1/V, at least 0, φ
 * winsorised at 10 % (Spiegelhalter 2005).
 */
export function funnelOf(units: readonly (Estimate & { readonly n: number })[]): Funnel {
  const target = total(units.map(({ n, mean }) => n * mean)) / total(units.map(({ n }) => n));
  const plain = units.map(({ mean, variance }) => (mean - target) / Math.sqrt(variance));
  const sorted = plain.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, TENTH), quantile(sorted, 1 - TENTH)];
  const drawnIn = plain.map((z) => Math.min(high, Math.max(low, z)));
  const dispersion = total(drawnIn.map((z) => z * z)) / units.length;
  const weights = units.map(({ variance }) => 1 / variance);
  const weight = total(weights);
  const scale = weight - total(weights.map((one) => one * one)) / weight;
  const between = Math.max(0, (units.length * dispersion - (units.length - 1)) / scale);
  const z = units.map(({ mean, variance }) => (mean - target) / Math.sqrt(variance + between));
  return { target, plain, dispersion, between, z };
}

/** Interpolated between neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (at - Math.floor(at)) * (above - below);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
