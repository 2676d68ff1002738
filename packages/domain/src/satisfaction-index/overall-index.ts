import { apportion } from './largest-remainder.js';
import { multiply, rational, sum, toScaledInteger, type Rational } from './rational.js';
import { WHOLE, assertSoundWeights } from './weights.js';

/** The three components in points, 0–100 each. */
export interface OverallComponents {
  /** R, the composite of the ratings. */
  readonly rating: Rational;
  /** O = 100·k/n, dossiers on time. */
  readonly onTime: Rational;
  /** G, integrity. */
  readonly integrity: Rational;
}

/** Basis points, 10000 together; parameters of the criteria set's version. */
export type OverallWeights = Readonly<Record<keyof OverallComponents, number>>;

export const DEFAULT_OVERALL_WEIGHTS: OverallWeights = { rating: 7000, onTime: 2000, integrity: 1000 };

/** Points a confirmed, final violation costs until it expires after twelve months; parameters of the version. */
export const DEFAULT_VIOLATION_POINTS = { minor: 2n, serious: 5n, grave: 10n } as const;

const MOST_VIOLATION_POINTS = 20n;

/** O = 100·k/n of dossiers closed on time, 0–100; null without a dossier. Throws RangeError unless 0 ≤ k ≤ n. */
export function onTimeScore(onTime: bigint, closed: bigint): Rational | null {
  if (onTime < 0n || onTime > closed) throw new RangeError('dossiers on time must lie between 0 and all');
  return closed === 0n ? null : rational(100n * onTime, closed);
}

/** G = 100 − 5·min(20, points), 0–100. Throws RangeError when points are negative. */
export function integrityScore(points: bigint): Rational {
  if (points < 0n) throw new RangeError('violation points cannot be negative');
  return rational(100n - 5n * (points < MOST_VIOLATION_POINTS ? points : MOST_VIOLATION_POINTS));
}

/** I = Σ weight·component/10000, 0–100, for display: violations and lateness never enter a LOW flag. */
export function overallIndex(
  components: OverallComponents,
  weights: OverallWeights = DEFAULT_OVERALL_WEIGHTS,
): {
  readonly index: Rational;
  readonly contributionsCenti: Readonly<Record<keyof OverallComponents, bigint>>;
} {
  const names = ['rating', 'onTime', 'integrity'] as const;
  assertSoundWeights(names.map((code) => ({ code, weight: weights[code] })));
  const contributions = names.map((name) => multiply(rational(weights[name], WHOLE), components[name]));
  const index = sum(contributions);
  const [rating = 0n, onTime = 0n, integrity = 0n] = apportion(
    contributions.map((contribution) => multiply(contribution, rational(100n))),
    toScaledInteger(index, 2, 'half-up'),
  );
  return { index, contributionsCenti: { rating, onTime, integrity } };
}
