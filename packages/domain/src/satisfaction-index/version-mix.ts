import { divide, multiply, rational, sum, type Rational } from './rational.js';

/** The figure of the ratings that fell under one version of the criteria set. */
export interface VersionScore {
  readonly n: bigint;
  readonly score: Rational;
}

/**
 * A window in which the version changed: Σ(n_v/n)·I_v, each rating scored under the version in force on its day, so a new
 * version never changes the past. Points; null without a rating.
 */
export function scoreAcrossVersions(versions: readonly VersionScore[]): Rational | null {
  const n = versions.reduce((total, version) => total + version.n, 0n);
  if (n === 0n) return null;
  return divide(sum(versions.map(({ n: count, score }) => multiply(rational(count), score))), rational(n));
}
