import { studentQuantile } from '../satisfaction-index/quantiles.js';
import { toFloat } from '../satisfaction-index/rational.js';
import { DISPERSION_PRIOR } from '../satisfaction-index/score-interval.js';

/** Unit scores of the complete submissions of each day. */
export type UnitScores = readonly (readonly number[])[];

/** Rounding of floats can only make the bound more careful. */
const MARGIN = 1e-6;
/** From this many active days on the variance between days is used. */
const ROBUST_DAYS = 10;
/** How often an interval of means is halved where the bound is not sharp enough yet. */
const HALVINGS = 6;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const GOLDEN_STEPS = 10;
const PRIOR = { pooled: toFloat(DISPERSION_PRIOR.pooled), weight: Number(DISPERSION_PRIOR.weight) };

/** What holds of every way to take out at most k of the submissions. */
interface Removals {
  /** The prefix sums of the ordered scores of each day, and of each submission by itself. */
  readonly days: readonly Float64Array[];
  readonly singles: readonly Float64Array[];
  readonly k: number;
  readonly n: number;
  /** Active days that are left at least, and the largest day. */
  readonly daysLeft: number;
  readonly largestDay: number;
}

/**
 * Whether at most k submissions could be taken out so that U ≥ θ: `false` is a proof that they cannot, whichever they are;
 * `true` is none. False for a smaller k where it is false for a larger one.
 *
 * U ≥ θ exactly where n'(θ−u')² ≤ q²φ'θ(1−θ) or u' ≥ θ. With at most k taken out, n' ≥ n−k, D' and so q are bounded, and
 * φ' grows with V'. The sums of squares in V', within submissions and between days, are Σ_g (Y_g − u'n_g)² over groups g
 * (single submissions, or days). For a mean u' in [a, b] such a sum is at most the larger of its values at a and b, being
 * convex in u', and at most, for any λ ≥ 0 and μ ≥ 0,
 *
 *     Σ_g max over what is left of g of [(Y_g − c·n_g)² + λ(Y_g − a·n_g) − μ·(taken out of g)] + μk
 *
 * since u' ≥ a and no more than k are taken out (Lagrange multipliers). Of a group, for a given number taken out, the square
 * is largest where the lowest or the highest are. The range of u' is halved until each part is refuted, or may not be.
 */
export function mayReach(days: UnitScores, theta: number, k: number): boolean {
  const active = days.filter(({ length }) => length > 0).map((day) => [...day].sort((a, b) => a - b));
  const all = active.flat().sort((a, b) => a - b);
  if (all.length - k < 2) return true;
  const lowest = meanOf(all.slice(0, all.length - k));
  const highest = meanOf(all.slice(k));
  if (highest >= theta) return true;
  const removals: Removals = {
    days: active.map(prefixSums),
    singles: all.map((score) => prefixSums([score])),
    k,
    n: all.length,
    ...daysAfter(active, k),
  };
  const open = (a: number, b: number, halvings: number): boolean => {
    if (!mayReachWithin(removals, theta, a, b)) return false;
    const middle = (a + b) / 2;
    return halvings === 0 || open(middle, b, halvings - 1) || open(a, middle, halvings - 1);
  };
  return open(lowest, highest, HALVINGS);
}

/** The same with a mean of [a, b] left over. */
function mayReachWithin(
  { days, singles, k, n, daysLeft, largestDay }: Removals,
  theta: number,
  a: number,
  b: number,
): boolean {
  const left = n - k;
  const robust = days.length >= ROBUST_DAYS;
  const smallestDays = Math.max(ROBUST_DAYS, daysLeft);
  const widening = robust ? smallestDays / (smallestDays - 1) : 0;
  // No sum of squares is more than this, whatever is left: scores lie within 0 and 1.
  const most = Math.max(left / (left - 1), largestDay * widening);
  const spread = Math.min(a * (1 - a), b * (1 - b));
  const within = leastOverMultipliers(singles, k, a, b) / (left - 1);
  const between = robust ? (leastOverMultipliers(days, k, a, b) * widening) / left : 0;
  const raw = spread > 0 ? Math.min(most, Math.max(within, between) / spread) : most;
  const dispersion = Math.max(dispersionOf(raw, left, robust), dispersionOf(raw, n, robust));
  const quantile = largestQuantile(days.length, daysLeft, left);
  return quantile * quantile * dispersion * theta * (1 - theta) - left * (theta - b) * (theta - b) >= -MARGIN;
}

function dispersionOf(raw: number, n: number, robust: boolean): number {
  if (robust && raw >= 1) return raw;
  return (PRIOR.weight * PRIOR.pooled + n * Math.min(raw, 1)) / (PRIOR.weight + n);
}

/** t with D'−1 degrees of freedom while ten days are left, with n'−1 once there are fewer. */
function largestQuantile(days: number, daysLeft: number, left: number): number {
  const candidates = [
    ...(days >= ROBUST_DAYS ? [Math.max(ROBUST_DAYS, daysLeft) - 1] : []),
    ...(daysLeft < ROBUST_DAYS ? [left - 1] : []),
  ];
  return Math.max(...candidates.map((df) => toFloat(studentQuantile('0.975', BigInt(df)))));
}

/** How many days are left when the smallest ones are emptied first. */
function daysAfter(days: UnitScores, k: number): Pick<Removals, 'daysLeft' | 'largestDay'> {
  const sizes = days.map(({ length }) => length).sort((a, b) => a - b);
  let emptied = 0;
  let budget = k;
  for (const size of sizes) {
    if (size > budget) break;
    budget -= size;
    emptied += 1;
  }
  return { daysLeft: days.length - emptied, largestDay: sizes.at(-1) ?? 0 };
}

/** The bound on Σ(Y_g − u'n_g)² at the best λ found; every λ gives a valid one. */
function leastOverMultipliers(groups: readonly Float64Array[], k: number, a: number, b: number): number {
  const largest = Math.max(...groups.map(({ length }) => length - 1));
  return leastBySection(2 * largest, (lambda) =>
    Math.max(largestSum(groups, k, a, a, lambda), largestSum(groups, k, b, a, lambda)),
  );
}

/** The bound at one λ and c, with the best μ: groups give up what gains most per submission first, the last one in part. */
function largestSum(
  groups: readonly Float64Array[],
  k: number,
  c: number,
  a: number,
  lambda: number,
): number {
  let total = 0;
  const steps: Step[] = [];
  for (const prefix of groups) {
    const gains = gainsOf(prefix, k, c, a, lambda);
    total += gains[0] ?? 0;
    steps.push(...risingSteps(gains));
  }
  steps.sort((x, y) => y.slope - x.slope);
  let budget = k;
  for (const { slope, length } of steps) {
    if (budget <= 0) break;
    total += slope * Math.min(length, budget);
    budget -= length;
  }
  return total;
}

/** The largest (Y − c·n)² + λ(Y − a·n) of a group with 0, 1, 2 … taken out: the lowest, or the highest. */
function gainsOf(prefix: Float64Array, k: number, c: number, a: number, lambda: number): number[] {
  const size = prefix.length - 1;
  const whole = prefix[size] ?? 0;
  return Array.from({ length: Math.min(size, k) + 1 }, (_, taken) => {
    const left = size - taken;
    const of = (sum: number) => (sum - c * left) ** 2 + lambda * (sum - a * left);
    return Math.max(of(whole - (prefix[taken] ?? 0)), of(prefix[left] ?? 0));
  });
}

/** A stretch of a concave line: so many taken out, so much gained by each. */
interface Step {
  readonly slope: number;
  readonly length: number;
}

/** The rising part of the smallest concave line above the gains, steepest first. */
function risingSteps(gains: readonly number[]): Step[] {
  const steps: Step[] = [];
  for (const [index, gain] of gains.entries()) {
    if (index === 0) continue;
    let step = { slope: gain - (gains[index - 1] ?? 0), length: 1 };
    for (let last = steps.at(-1); last && last.slope <= step.slope; last = steps.at(-1)) {
      steps.pop();
      const length = last.length + step.length;
      step = { slope: (last.slope * last.length + step.slope * step.length) / length, length };
    }
    steps.push(step);
  }
  return steps.filter(({ slope }) => slope > 0);
}

/** The least value seen in [0, high] by golden section. */
function leastBySection(high: number, f: (x: number) => number): number {
  let [low, top] = [0, high];
  let [x, y] = [top - GOLDEN * top, GOLDEN * top];
  let [atX, atY] = [f(x), f(y)];
  let least = Math.min(f(0), atX, atY);
  for (let step = 0; step < GOLDEN_STEPS; step += 1) {
    if (atX < atY) {
      [top, y, atY] = [y, x, atX];
      x = top - GOLDEN * (top - low);
      atX = f(x);
    } else {
      [low, x, atX] = [x, y, atY];
      y = low + GOLDEN * (top - low);
      atY = f(y);
    }
    least = Math.min(least, atX, atY);
  }
  return least;
}

function prefixSums(sorted: readonly number[]): Float64Array {
  const sums = new Float64Array(sorted.length + 1);
  for (const [index, score] of sorted.entries()) sums[index + 1] = (sums[index] ?? 0) + score;
  return sums;
}

function meanOf(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
