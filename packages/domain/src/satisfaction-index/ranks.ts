import { normalCdf, normalUpperTail } from './normal-distribution.js';

/** A score with its variance, in one scale. */
export interface RankedScore {
  readonly mean: number;
  readonly variance: number;
}

/** From 1, the best; both ends belong to it. */
export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/** All intervals hold at once with probability 1 − α at least. */
export const RANK_ALPHA = 0.05;

/**
 * Simultaneous rank intervals [1 + how many are significantly better, k − how many are significantly worse] by Holm's
 * step-down over all k(k−1) one-sided pairwise z tests (Holm 1979). Deterministic, unlike a bootstrap; and as wide as the
 * data demand, which is why no league table is printed. Of each pair the side that the data speak against has p ≥ ½ and
 * is never rejected, so only the other is sorted. Floats. Throws RangeError on a variance that is not positive and
 * unless 0 < α < ½.
 */
export function rankIntervals(scores: readonly RankedScore[], alpha: number = RANK_ALPHA): RankInterval[] {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError('α lies between 0 and ½');
  assertVariances(scores);
  const better = scores.map(() => 0);
  const worse = scores.map(() => 0);
  const pairs = scores.flatMap((a, i) =>
    scores.slice(i + 1).map((b, offset) => {
      const [j, z] = [i + 1 + offset, lead(a, b)];
      return { low: z > 0 ? i : j, high: z > 0 ? j : i, p: normalUpperTail(Math.abs(z)) };
    }),
  );
  pairs.sort((a, b) => a.p - b.p);
  for (const [index, { low, high, p }] of pairs.entries()) {
    if (p > alpha / (2 * pairs.length - index)) break;
    better[low] = (better[low] ?? 0) + 1;
    worse[high] = (worse[high] ?? 0) + 1;
  }
  return scores.map((_, index) => ({
    best: 1 + (better[index] ?? 0),
    worst: scores.length - (worse[index] ?? 0),
  }));
}

/**
 * The rank each may expect, 1 + ΣΦ((y_j − y_i)/√(V_i + V_j)) over all others: best of shrunken scores with their posterior
 * variances (Laird & Louis 1989). Floats, 1…k. Throws RangeError on a variance that is not positive.
 */
export function expectedRanks(scores: readonly RankedScore[]): number[] {
  assertVariances(scores);
  return scores.map((a, i) =>
    scores.reduce((rank, b, j) => (i === j ? rank : rank + normalCdf(lead(a, b))), 1),
  );
}

/** How far `b` lies above `a`, in standard deviations. */
function lead(a: RankedScore, b: RankedScore): number {
  return (b.mean - a.mean) / Math.sqrt(a.variance + b.variance);
}

function assertVariances(scores: readonly RankedScore[]): void {
  if (!scores.every(({ variance }) => variance > 0)) throw new RangeError('a rank needs positive variances');
}
