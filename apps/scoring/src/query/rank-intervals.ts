import { normalCdf, upperTail } from './normal-tail.js';

/** A mean with its variance, in points and points². */
export interface Estimate {
  readonly mean: number;
  readonly variance: number;
}

export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/**
 * Simultaneous rank intervals, 95 %: [1 + how many are significantly better, k − how many are significantly worse], Holm's
 * correction over all k(k−1) one-sided tests. Of each pair the side that the data speak against comes last among them and
 * is never rejected, so the other k(k−1)/2 suffice.
 */
export function rankIntervals(units: readonly Estimate[]): RankInterval[] {
  const better = units.map(() => 0);
  const worse = units.map(() => 0);
  const pairs: { low: number; high: number; p: number }[] = [];
  units.forEach((a, i) => {
    units.slice(i + 1).forEach((b, offset) => {
      const j = i + 1 + offset;
      const z = zBetween(a, b);
      pairs.push({ low: z > 0 ? i : j, high: z > 0 ? j : i, p: upperTail(Math.abs(z)) });
    });
  });
  pairs.sort((a, b) => a.p - b.p);
  for (const [index, { low, high, p }] of pairs.entries()) {
    if (p > 0.05 / (2 * pairs.length - index)) break;
    better[low] = (better[low] ?? 0) + 1;
    worse[high] = (worse[high] ?? 0) + 1;
  }
  return units.map((_, index) => ({
    best: 1 + (better[index] ?? 0),
    worst: units.length - (worse[index] ?? 0),
  }));
}

/** 1 + ΣΦ((y_j − y_i)/√(V_i + V_j)) of each, best to be taken of shrunken scores and their posterior variances. */
export function expectedRanks(units: readonly Estimate[]): number[] {
  return units.map((a, i) =>
    units.reduce((rank, b, j) => (i === j ? rank : rank + normalCdf(zBetween(a, b))), 1),
  );
}

/** Above 0 where `b` is better. */
function zBetween(a: Estimate, b: Estimate): number {
  return (b.mean - a.mean) / Math.sqrt(a.variance + b.variance);
}
