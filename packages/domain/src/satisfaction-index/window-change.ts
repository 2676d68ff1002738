import { apportion } from './largest-remainder.js';
import type { CriterionPart } from './composite.js';
import { normalUpperTail } from './normal-distribution.js';
import {
  add,
  compare,
  multiply,
  rational,
  subtract,
  sum,
  toFloat,
  toScaledInteger,
  type Rational,
} from './rational.js';
import type { MeanVariance } from './day-robust-variance.js';
import { squareRootUp } from './square-root.js';
import { roundUpToMillionths } from './t-distribution.js';

/** A change in points, and whether chance alone makes one as large. */
export interface WindowChange {
  /** 100·(u₂ − u₁), exact. */
  readonly points: Rational;
  /** z = (u₂ − u₁)/√(V₁ + V₂) */
  readonly z: number;
  /** Two-sided, rounded up, in millionths. */
  readonly pMillionths: bigint;
}

/** A mean unit score, 0–1, with the variance of that mean. */
export type WindowMean = { readonly mean: Rational } & Pick<MeanVariance, 'variance'>;

/**
 * How a score moved from one window to another without a day in common: a z test with each window's own variance. Null where
 * neither varies. Throws RangeError on a negative variance.
 */
export function changeBetweenWindows(before: WindowMean, after: WindowMean): WindowChange | null {
  if (before.variance.num < 0n || after.variance.num < 0n)
    throw new RangeError('a variance cannot be negative');
  const variance = add(before.variance, after.variance);
  if (variance.num === 0n) return null;
  const difference = subtract(after.mean, before.mean);
  const z = toFloat(difference) / toFloat(squareRootUp(variance));
  return {
    points: multiply(difference, rational(100n)),
    z,
    pMillionths: twoSidedMillionths(z),
  };
}

/** P(|Z| ≥ |z|) of the standard normal distribution in millionths, rounded up and at least 1. */
export function twoSidedMillionths(z: number): bigint {
  return roundUpToMillionths(Math.min(1, 2 * normalUpperTail(Math.abs(z))));
}

/** What one criterion added to the change of the composite, in hundredths of a point. */
export interface CriterionChange {
  readonly code: string;
  readonly changeCenti: bigint;
}

/** The change as it is published and its parts, which add up to it exactly. */
export interface SplitChange {
  /** The published score after less the published score before. */
  readonly changeCenti: bigint;
  readonly criteria: readonly CriterionChange[];
}

/**
 * The change of the composite split by criterion, Δ = Σ w_c·Δm_c/10000, in hundredths by largest remainders (ties by
 * criterion order), so that they add to exactly the difference of the two published scores. Throws RangeError unless
 * both windows have the same criteria with the same weights in the same order: across versions no criterion explains a
 * change, since the scale itself moved.
 */
export function changeByCriterion(
  before: readonly CriterionPart[],
  after: readonly CriterionPart[],
): SplitChange {
  if (before.length !== after.length || before.some((part, index) => !sameCriterion(part, after[index])))
    throw new RangeError('a change is split within one version of a set only');
  const changeCenti = publishedCenti(after) - publishedCenti(before);
  const exact = after.map(({ contribution }, index) =>
    multiply(subtract(contribution, before[index]?.contribution ?? contribution), rational(100n)),
  );
  const rounded = apportion(exact, changeCenti);
  return {
    changeCenti,
    criteria: after.map(({ code }, index) => ({ code, changeCenti: rounded[index] ?? 0n })),
  };
}

function sameCriterion(a: CriterionPart, b: CriterionPart | undefined): boolean {
  const weight = (part: CriterionPart) => add(part.contribution, part.lost);
  return b !== undefined && a.code === b.code && compare(weight(a), weight(b)) === 0;
}

function publishedCenti(parts: readonly CriterionPart[]): bigint {
  return toScaledInteger(sum(parts.map(({ contribution }) => contribution)), 2, 'half-up');
}
