import { MINIMUM_ANSWERS_PER_CRITERION } from './composite.js';
import { FULL_SCORE } from './day-sums.js';
import { add, divide, multiply, rational, subtract, sum, type Rational } from './rational.js';
import type { ScoreSums } from './score-sums.js';

/** n and Σy of some submissions: all that a mean needs. */
export type MeanSums = Pick<ScoreSums, 'n' | 'sum'>;

/** What a subject did of one kind of case, and what is usual for that kind: μ_g in points. */
export interface CaseGroup {
  readonly n: bigint;
  /** Σy of the subject's submissions, y = 0…40000. */
  readonly sum: bigint;
  readonly reference: Rational;
}

/** Points. `adjusted` may leave 0–100 where a subject does far better or worse than its cases let expect. */
export interface CaseMixScore {
  readonly observed: Rational;
  /** What others would score with the subject's cases. */
  readonly expected: Rational;
  readonly adjusted: Rational;
}

/** The means of all other subjects, by group and over all groups. */
export interface OthersMeans {
  readonly groups: ReadonlyMap<string, Rational>;
  readonly city: Rational;
}

/**
 * Indirect standardisation: adjusted = observed − Σ(n_g/n)·μ_g + μ_city. A land office is not measured against a civil
 * registry (as for standardised ratios: Breslow & Day 1987). Null without a submission. Throws RangeError on impossible
 * sums.
 */
export function adjustForCaseMix(groups: readonly CaseGroup[], cityMean: Rational): CaseMixScore | null {
  const n = groups.reduce((all, group) => all + group.n, 0n);
  if (groups.some((group) => group.n < 0n || group.sum < 0n || group.sum > group.n * FULL_SCORE))
    throw new RangeError('impossible sums of scores');
  if (n === 0n) return null;
  const observed = pointsOf({ n, sum: groups.reduce((all, group) => all + group.sum, 0n) });
  const weighted = groups.map((group) => multiply(rational(group.n), group.reference));
  const expected = divide(sum(weighted), rational(n));
  return { observed, expected, adjusted: add(subtract(observed, expected), cityMean) };
}

/**
 * Leave-one-out: what is usual is what the others do, or a large office would be compared with itself. Both maps are by
 * group; `all` holds the subject's own submissions too. The city's mean is that of the others as well, so that a subject
 * with everybody's mix of cases keeps its score. Null where the others have fewer than ten submissions in a group
 * the subject has: then nothing is usual. Throws RangeError when `own` is not part of `all`.
 */
export function othersMeans(
  all: ReadonlyMap<string, MeanSums>,
  own: ReadonlyMap<string, MeanSums>,
): OthersMeans | null {
  const others = new Map([...all].map(([group, sums]) => [group, without(sums, own.get(group))]));
  const groups = new Map<string, Rational>();
  for (const [group, { n }] of own) {
    if (n === 0n) continue;
    const rest = others.get(group);
    if (rest === undefined) throw new RangeError(`the group ${group} is missing among all submissions`);
    if (rest.n < MINIMUM_ANSWERS_PER_CRITERION) return null;
    groups.set(group, pointsOf(rest));
  }
  if (groups.size === 0) return null;
  return { groups, city: pointsOf(totalOf([...others.values()])) };
}

function without(all: MeanSums, own: MeanSums | undefined): MeanSums {
  const rest = own === undefined ? all : { n: all.n - own.n, sum: all.sum - own.sum };
  if (rest.n < 0n || rest.sum < 0n || rest.sum > rest.n * FULL_SCORE)
    throw new RangeError('impossible sums of scores');
  return rest;
}

function totalOf(list: readonly MeanSums[]): MeanSums {
  return list.reduce((a, b) => ({ n: a.n + b.n, sum: a.sum + b.sum }), { n: 0n, sum: 0n });
}

/** 100·Σy/(40000·n) */
function pointsOf({ n, sum: scores }: MeanSums): Rational {
  return rational(100n * scores, FULL_SCORE * n);
}
