import { FULL_SCORE } from './day-sums.js';
import { rational, type Rational } from './rational.js';
import { assertPossibleSums, type ScoreSums } from './score-sums.js';

/** Among fewer peers the spread between them is not known well enough to shrink towards their mean. */
export const MINIMUM_PEERS = 10;

/** How many answers the pooled variance weighs in a subject's own. */
const PRIOR_ANSWERS = 10n;

/** One subject's score drawn towards the mean of its peers; points and points². */
export interface ShrunkScore {
  /** y, as it is: always shown beside the shrunken one. */
  readonly score: Rational;
  /** v, the variance of y. */
  readonly variance: Rational;
  /** B, the weight of the peers' mean: 0–1. */
  readonly pull: Rational;
  /** θ̂ = B·μ + (1−B)·y */
  readonly shrunken: Rational;
  readonly posteriorVariance: Rational;
}

/** The peers of a group and what they have in common; variances in points². */
export type Shrinkage =
  | {
      readonly status: 'shrunken';
      /** σ²_p, the variance of single answers within subjects. */
      readonly pooledVariance: Rational;
      /** Q, Cochran's statistic, without a unit. */
      readonly heterogeneity: Rational;
      /** C = Σw − Σw²/Σw, in points⁻². */
      readonly scaling: Rational;
      /** τ², the variance between subjects. */
      readonly betweenVariance: Rational;
      /** μ, points. */
      readonly mean: Rational;
      readonly meanVariance: Rational;
      /** In the order given. */
      readonly subjects: readonly ShrunkScore[];
    }
  | { readonly status: 'unshrunken'; readonly reason: 'too-few-peers' | 'no-variance' };

/** Fixed point with 40 decimals: fractions over the products of all peers' counts would grow without bound. */
const SCALE = 10n ** 40n;
const UNITS_PER_POINT = FULL_SCORE / 100n;

/**
 * Empirical Bayes among peers of one level and stratum, for display and for ranking; it may protect a subject, never
 * condemn one. With σ²_p = Σ(n_i−1)s_i²/Σ(n_i−1) and w = n/σ²_p,
 *
 *     μ0 = Σwy/Σw   Q = Σw(y−μ0)²   τ² = max(0, (Q−(k−1))/(Σw−Σw²/Σw))
 *     w* = 1/(σ²_p/n+τ²)   μ = Σw*y/Σw*   v_i = [(10σ²_p+(n_i−1)s_i²)/(9+n_i)]/n_i
 *     B = v_i/(v_i+τ²)   θ̂ = Bμ+(1−B)y   posterior variance = (1−B)v_i+B²/Σw*
 *
 * (DerSimonian & Laird 1986 for τ²; Morris 1983). Whole numbers only: exact to more than 30 decimals, and the same digits
 * everywhere. Unshrunken below `minimumPeers` or where nobody's answers differ. Throws RangeError on a peer without
 * a submission, on impossible sums and on a minimum below two.
 */
export function shrinkScores(peers: readonly ScoreSums[], minimumPeers: number = MINIMUM_PEERS): Shrinkage {
  if (minimumPeers < 2) throw new RangeError('a single subject has no peers');
  for (const peer of peers) {
    assertPossibleSums(peer);
    if (peer.n === 0n) throw new RangeError('a peer has at least one submission');
  }
  if (peers.length < minimumPeers) return { status: 'unshrunken', reason: 'too-few-peers' };
  const own = peers.map((sums) => ({ n: sums.n, y: meanOf(sums), squares: squaresWithin(sums) }));
  const k = BigInt(peers.length);
  const n = total(own.map((peer) => peer.n));
  const within = total(own.map(({ squares }) => squares));
  const pooled = n === k ? 0n : within / (n - k);
  if (pooled === 0n) return { status: 'unshrunken', reason: 'no-variance' };

  const between = squaresBetween(peers, n);
  const effective = SCALE * n - (SCALE * total(own.map((peer) => peer.n * peer.n))) / n;
  const excess = between - (k - 1n) * pooled;
  const tau2 = excess > 0n ? quotient(excess, effective) : 0n;
  const weights = own.map((peer) => quotient(SCALE * peer.n, pooled + peer.n * tau2));
  const weight = total(weights);
  const mean = total(own.map(({ y }, index) => y * (weights[index] ?? 0n))) / weight;
  const meanVariance = quotient(SCALE, weight);
  const subjects = own.map((peer): ShrunkScore => {
    const variance = (PRIOR_ANSWERS * pooled + peer.squares) / ((PRIOR_ANSWERS - 1n + peer.n) * peer.n);
    const pull = quotient(variance, variance + tau2);
    return {
      score: exact(peer.y),
      variance: exact(variance),
      pull: exact(pull),
      shrunken: exact(product(pull, mean) + product(SCALE - pull, peer.y)),
      posteriorVariance: exact(product(SCALE - pull, variance) + product(product(pull, pull), meanVariance)),
    };
  });
  return {
    status: 'shrunken',
    pooledVariance: exact(pooled),
    heterogeneity: exact(quotient(between, pooled)),
    scaling: exact(quotient(effective, pooled)),
    betweenVariance: exact(tau2),
    mean: exact(mean),
    meanVariance: exact(meanVariance),
    subjects,
  };
}

/** y in points. */
function meanOf({ n, sum }: ScoreSums): bigint {
  return (SCALE * sum) / (UNITS_PER_POINT * n);
}

/** (n−1)·s² = Σy² − (Σy)²/n in points². */
function squaresWithin({ n, sum, sumOfSquares }: ScoreSums): bigint {
  return (SCALE * (n * sumOfSquares - sum * sum)) / (n * UNITS_PER_POINT * UNITS_PER_POINT);
}

/** σ²_p·Q = Σn·y² − (Σn·y)²/Σn in points². */
function squaresBetween(peers: readonly ScoreSums[], n: bigint): bigint {
  const all = total(peers.map(({ sum }) => sum));
  const squares = total(peers.map((peer) => (SCALE * peer.sum * peer.sum) / peer.n));
  return (squares - (SCALE * all * all) / n) / (UNITS_PER_POINT * UNITS_PER_POINT);
}

function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

function product(a: bigint, b: bigint): bigint {
  return (a * b) / SCALE;
}

function quotient(a: bigint, b: bigint): bigint {
  return (a * SCALE) / b;
}

function exact(value: bigint): Rational {
  return rational(value, SCALE);
}
