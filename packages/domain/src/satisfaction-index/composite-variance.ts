import type { CriterionCounts } from './composite.js';
import { answers } from './histogram.js';
import { add, multiply, rational, sum, type Rational } from './rational.js';
import { squareRootUp } from './square-root.js';
import { independentVariance } from './variance.js';
import { WHOLE } from './weights.js';

/** Integer sums over the submissions that answered both criteria; codes 0–4. They merge by addition. */
export interface CrossSums {
  readonly a: string;
  readonly b: string;
  readonly n: bigint;
  readonly sumA: bigint;
  readonly sumB: bigint;
  /** Σ code_a·code_b */
  readonly sumAB: bigint;
}

/** The variance of R/100. `cauchy-schwarz` is an upper bound, taken where the cross sums do not suffice. */
export interface CompositeVariance {
  readonly variance: Rational;
  readonly method: 'cross-sums' | 'cauchy-schwarz';
}

/**
 * Var(R/100) = Σ_a Σ_b w_a·w_b·n_ab·cov_ab/(n_a·n_b), with cov_ab = (n_ab·Σab − Σa·Σb)/(16·n_ab·(n_ab−1)) and the
 * criterion's own variance where a = b. Criteria of one respondent go together, so leaving the covariances out would
 * make intervals much too narrow. Falls back to (Σ w·SE)² when a pair is missing or has a single submission, or when
 * gaps in the answers make the sum negative. Null when a criterion has fewer than two answers.
 */
export function compositeVariance(
  criteria: readonly CriterionCounts[],
  pairs: readonly CrossSums[],
): CompositeVariance | null {
  const bound = cauchySchwarzVariance(criteria);
  if (bound === null) return null;
  const exact = crossSumVariance(criteria, pairs);
  if (exact === null || exact.num < 0n) return { variance: bound, method: 'cauchy-schwarz' };
  return { variance: exact, method: 'cross-sums' };
}

/** (Σ w·SE)²: what the variance is at most, however the criteria go together. Null below two answers to any. */
export function cauchySchwarzVariance(criteria: readonly CriterionCounts[]): Rational | null {
  const errors = criteria.map(({ weight, histogram }) => {
    const variance = independentVariance(histogram);
    return variance === null ? null : multiply(rational(weight, WHOLE), squareRootUp(variance));
  });
  if (errors.some((error) => error === null)) return null;
  const total = sum(errors.filter((error) => error !== null));
  return multiply(total, total);
}

/** Σ w²·s²/n: the variance if criteria were unrelated. They are not; for comparison only. Null below two answers. */
export function unrelatedVariance(criteria: readonly CriterionCounts[]): Rational | null {
  const terms = criteria.map(({ weight, histogram }) => {
    const variance = independentVariance(histogram);
    return variance === null ? null : multiply(rational(weight * weight, WHOLE * WHOLE), variance);
  });
  return terms.some((term) => term === null) ? null : sum(terms.filter((term) => term !== null));
}

function crossSumVariance(
  criteria: readonly CriterionCounts[],
  pairs: readonly CrossSums[],
): Rational | null {
  let total = unrelatedVariance(criteria);
  for (const [index, one] of criteria.entries()) {
    for (const other of criteria.slice(index + 1)) {
      const pair = pairs.find(
        ({ a, b }) => (a === one.code && b === other.code) || (a === other.code && b === one.code),
      );
      const term = pair === undefined ? null : covarianceTerm(one, other, pair);
      if (total === null || term === null) return null;
      total = add(total, term);
    }
  }
  return total;
}

/** Both of the pair's equal terms: 2·w_a·w_b·(n_ab·Σab − Σa·Σb)/(16·(n_ab−1)·n_a·n_b). */
function covarianceTerm(one: CriterionCounts, other: CriterionCounts, pair: CrossSums): Rational | null {
  const { n, sumA, sumB, sumAB } = pair;
  if (n === 0n) return rational(0n);
  if (n === 1n) return null;
  const weights = 2n * BigInt(one.weight) * BigInt(other.weight);
  const whole = BigInt(WHOLE);
  return rational(
    weights * (n * sumAB - sumA * sumB),
    16n * (n - 1n) * answers(one.histogram) * answers(other.histogram) * whole * whole,
  );
}
