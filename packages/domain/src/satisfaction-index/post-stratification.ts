import { FULL_SCORE } from './day-sums.js';
import { independentMeanVariance } from './day-robust-variance.js';
import { ONE, add, compare, multiply, rational, sum, type Rational } from './rational.js';
import { assertPossibleSums, mergeScoreSums, type ScoreSums } from './score-sums.js';

/** A stratum with fewer submissions is counted together with another: its mean would rest on chance. */
export const MINIMUM_PER_STRATUM = 10n;

/** One stratum, here a channel: its published share W_h of all and what was answered in it. */
export interface Stratum {
  readonly name: string;
  /** Above 0; the shares of all strata sum to 1. */
  readonly share: Rational;
  readonly sums: ScoreSums;
}

export interface PostStratified {
  /** Σ W_h·m_h in points, 0–100. */
  readonly score: Rational;
  /** Σ W_h²·s_h²/n_h in unit scores squared; null where a stratum has a single submission. */
  readonly variance: Rational | null;
  /** The strata as they were counted, each under the names it was collapsed from. */
  readonly strata: readonly (readonly string[])[];
}

interface CollapsedStratum extends Pick<Stratum, 'share' | 'sums'> {
  readonly names: readonly string[];
}

/**
 * The score as if the channels had their published, fixed shares (Holt & Smith 1979), so that a subject cannot raise it by
 * steering people to a friendlier channel. As long as some stratum has fewer than `minimum` submissions, the smallest is
 * collapsed into the next larger one, shares and counts together. Null when not even all strata together have a
 * submission. Throws RangeError on impossible sums, a repeated name, or shares that are not positive and 1 together.
 */
export function postStratify(
  strata: readonly Stratum[],
  minimum: bigint = MINIMUM_PER_STRATUM,
): PostStratified | null {
  if (new Set(strata.map(({ name }) => name)).size < strata.length)
    throw new RangeError('a stratum is named twice');
  if (
    strata.some(({ share }) => share.num <= 0n) ||
    compare(sum(strata.map(({ share }) => share)), ONE) !== 0
  )
    throw new RangeError('the shares of the strata must be positive and sum to 1');
  for (const { sums } of strata) assertPossibleSums(sums);
  const counted = collapse(
    strata.map(({ name, share, sums }) => ({ names: [name], share, sums })),
    minimum < 1n ? 1n : minimum,
  );
  if (counted.some(({ sums }) => sums.n === 0n)) return null;
  const means = counted.map(({ share, sums }) =>
    multiply(share, rational(100n * sums.sum, FULL_SCORE * sums.n)),
  );
  return {
    score: sum(means),
    variance: varianceOf(counted),
    strata: counted.map(({ names }) => names),
  };
}

function varianceOf(counted: readonly CollapsedStratum[]): Rational | null {
  const terms = counted.map(({ share, sums }) => {
    const variance = independentMeanVariance(sums);
    return variance === null ? null : multiply(multiply(share, share), variance);
  });
  return terms.some((term) => term === null) ? null : sum(terms.filter((term) => term !== null));
}

/** Of strata with equal counts the earlier one is the smaller. */
function collapse(strata: readonly CollapsedStratum[], minimum: bigint): readonly CollapsedStratum[] {
  const [smallest, next] = [...strata].sort((a, b) => Number(a.sums.n - b.sums.n));
  if (smallest === undefined || next === undefined || smallest.sums.n >= minimum) return strata;
  const merged = {
    names: [...next.names, ...smallest.names],
    share: add(next.share, smallest.share),
    sums: mergeScoreSums(next.sums, smallest.sums),
  };
  return collapse(
    strata.filter((stratum) => stratum !== smallest).map((stratum) => (stratum === next ? merged : stratum)),
    minimum,
  );
}
