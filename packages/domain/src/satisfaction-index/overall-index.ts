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

/** How many final violations of each severity count: neither withdrawn nor, after twelve months, expired. */
export interface SeverityCounts {
  readonly minor: bigint;
  readonly serious: bigint;
  readonly grave: bigint;
}

/** How grave a violation of the five noes is. */
export type Severity = keyof SeverityCounts;

/** Points that each violation costs while it counts. */
export const DEFAULT_VIOLATION_POINTS: SeverityCounts = { minor: 2n, serious: 5n, grave: 10n };

const MOST_VIOLATION_POINTS = 20n;

/** O = 100·k/n of dossiers closed on time, 0–100; null without a dossier. Throws RangeError unless 0 ≤ k ≤ n. */
export function onTimeScore(onTime: bigint, closed: bigint): Rational | null {
  if (onTime < 0n || onTime > closed) throw new RangeError('dossiers on time must lie between 0 and all');
  return closed === 0n ? null : rational(100n * onTime, closed);
}

/** Σ points over violations, not capped. Throws RangeError when a count is negative. */
export function violationPoints(
  counts: SeverityCounts,
  points: SeverityCounts = DEFAULT_VIOLATION_POINTS,
): bigint {
  const severities = ['minor', 'serious', 'grave'] as const;
  if (severities.some((severity) => counts[severity] < 0n))
    throw new RangeError('violations cannot be fewer than none');
  return severities.reduce((total, severity) => total + counts[severity] * points[severity], 0n);
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
