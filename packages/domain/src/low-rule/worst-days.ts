import { sumDays, type DaySums, type DayTotal } from '../satisfaction-index/day-sums.js';

/** How many of the days of a quarter a result must do without. */
const WORST_DAYS = 2;

/**
 * The quarter without its two worst days: the pair whose removal raises the mean most, found among all pairs, since a large
 * day that is a little low can weigh more than a small one that is very low. Where several pairs raise it equally, what
 * each of them leaves; no order of the days plays a part. Empty unless more than two days have submissions.
 */
export function withoutWorstDays(days: readonly DayTotal[]): readonly DaySums[] {
  const active = days.filter(({ n }) => n > 0n);
  if (active.length <= WORST_DAYS) return [];
  const whole = sumDays(active);
  let best: Pick<DayTotal, 'n' | 'sum'> | null = null;
  let left = new Map<string, readonly DayTotal[]>();
  for (const [first, one] of active.entries()) {
    for (const [second, other] of active.entries()) {
      if (second <= first) continue;
      const rest = { n: whole.n - one.n - other.n, sum: whole.sum - one.sum - other.sum };
      const gain = best === null ? 1n : rest.sum * best.n - best.sum * rest.n;
      if (gain < 0n) continue;
      if (gain > 0n) {
        best = rest;
        left = new Map();
      }
      const others = active.filter((_, index) => index !== first && index !== second);
      left.set([keyOf(one), keyOf(other)].sort().join(' '), others);
    }
  }
  return [...left.values()].map(sumDays);
}

function keyOf({ n, sum, sumOfSquares }: DayTotal): string {
  return `${n}/${sum}/${sumOfSquares}`;
}
