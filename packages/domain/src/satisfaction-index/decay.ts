import { DECAY_WEIGHTS } from './decay-weights.js';
import { answers, type Histogram } from './histogram.js';
import { rational, type Rational } from './rational.js';

/** After so many days an answer weighs half; of the shipped table. */
export const HALF_LIFE_DAYS = 90;

/** Older answers count for nothing. */
export const OLDEST_AGE_DAYS = 365;

/** An answer of today weighs 2^20. */
const BITS = 20n;

/**
 * The weight of an answer so many days old, round(2^20·2^(−age/90)), from the shipped table; 0 beyond a year. Whole numbers,
 * so that weighted counts still add and subtract exactly. Throws RangeError on an age that is no whole number from 0.
 */
export function decayWeight(ageDays: number): bigint {
  assertAge(ageDays);
  return ageDays > OLDEST_AGE_DAYS ? 0n : BigInt(DECAY_WEIGHTS[ageDays] ?? 0);
}

/**
 * round(2^bits·2^(−age/halfLife)), ties up, in whole numbers alone: the w for which
 * (2w−1)^h ≤ 2^((bits+1)·h − age) < (2w+1)^h. The shipped table is this function's; it serves other half-lives too.
 * Throws RangeError unless age is a whole number from 0 and half-life one from 1.
 */
export function computeDecayWeight(ageDays: number, halfLifeDays: number, bits: bigint = BITS): bigint {
  assertAge(ageDays);
  if (!Number.isSafeInteger(halfLifeDays) || halfLifeDays < 1)
    throw new RangeError('not a half-life in days');
  const h = BigInt(halfLifeDays);
  const power = (bits + 1n) * h - BigInt(ageDays);
  if (power < 0n) return 0n;
  const target = 1n << power;
  let [low, high] = [0n, 1n << bits];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if ((2n * middle - 1n) ** h <= target) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** The counts of a day with the weight of its age. */
export interface AgedCounts {
  readonly weight: bigint;
  readonly histogram: Histogram;
}

/** Points; for dashboards only, never for a flag, and never published without the undecayed figure. */
export interface DecayedScore {
  /** ΣW·c of each level. */
  readonly weighted: Histogram;
  /** 25·ΣW·k·c/ΣW·c, 0–100; null where nothing weighs anything. */
  readonly score: Rational | null;
  /** (ΣWc)²/ΣW²c: how many equally weighted answers it rests on; null likewise. */
  readonly effectiveAnswers: Rational | null;
}

/** The score in which older answers weigh less. Order does not matter. Throws RangeError on a negative weight. */
export function decayedScore(days: readonly AgedCounts[]): DecayedScore {
  if (days.some(({ weight }) => weight < 0n)) throw new RangeError('a weight cannot be negative');
  const at = (level: 0 | 1 | 2 | 3 | 4) =>
    days.reduce((total, { weight, histogram }) => total + weight * histogram[level], 0n);
  const weighted: Histogram = [at(0), at(1), at(2), at(3), at(4)];
  const total = answers(weighted);
  if (total === 0n) return { weighted, score: null, effectiveAnswers: null };
  const codes = weighted.reduce((sum, weight, code) => sum + BigInt(code) * weight, 0n);
  const squares = days.reduce((sum, { weight, histogram }) => sum + weight * weight * answers(histogram), 0n);
  return {
    weighted,
    score: rational(25n * codes, total),
    effectiveAnswers: rational(total * total, squares),
  };
}

function assertAge(days: number): void {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`not an age in days: ${days}`);
}
