import { answers, type Histogram } from './histogram.js';
import { apportion } from './largest-remainder.js';
import { linearScore } from './linear-score.js';
import { multiply, rational, subtract, sum, type Rational } from './rational.js';
import { WHOLE, assertSoundWeights, type CriterionWeight } from './weights.js';

/** Below this many answers to a criterion the composite is not computed; the law of the method, not a parameter. */
export const MINIMUM_ANSWERS_PER_CRITERION = 10n;

export interface CriterionCounts extends CriterionWeight {
  readonly histogram: Histogram;
}

/** What one criterion brings to the composite, in points; contribution + lost = weight/100. */
export interface CriterionPart {
  readonly code: string;
  readonly score: Rational;
  /** w·m/10000 */
  readonly contribution: Rational;
  /** w·(100 − m)/10000 */
  readonly lost: Rational;
}

/** R, or the criteria with too few answers. A missing criterion never has its weight handed to the others. */
export type CompositeScore =
  | { readonly status: 'scored'; readonly score: Rational; readonly parts: readonly CriterionPart[] }
  | { readonly status: 'insufficient'; readonly criteria: readonly string[] };

/** The composite R = Σ w·m/10000 of the criteria's linear scores, 0–100. Throws RangeError when the weights are unsound. */
export function compositeScore(
  criteria: readonly CriterionCounts[],
  minimumAnswers: bigint = MINIMUM_ANSWERS_PER_CRITERION,
): CompositeScore {
  assertSoundWeights(criteria);
  const parts: CriterionPart[] = [];
  const insufficient: string[] = [];
  for (const { code, weight, histogram } of criteria) {
    const score = answers(histogram) < minimumAnswers ? null : linearScore(histogram);
    if (score === null) insufficient.push(code);
    else parts.push(partOf(code, weight, score));
  }
  if (insufficient.length > 0) return { status: 'insufficient', criteria: insufficient };
  return { status: 'scored', score: sum(parts.map(({ contribution }) => contribution)), parts };
}

/** One criterion's part as it is published, in hundredths of a point. */
export interface PublishedPart {
  readonly code: string;
  readonly contributionCenti: bigint;
  readonly lostCenti: bigint;
}

/**
 * Contributions and points lost in hundredths that together are exactly 100.00: largest remainders, ties by criterion
 * order and a contribution before what was lost.
 */
export function publishedParts(parts: readonly CriterionPart[]): readonly PublishedPart[] {
  const hundred = rational(100n);
  const exact = parts.flatMap(({ contribution, lost }) => [
    multiply(contribution, hundred),
    multiply(lost, hundred),
  ]);
  const rounded = apportion(exact, 10_000n);
  return parts.map(({ code }, index) => ({
    code,
    contributionCenti: rounded[2 * index] ?? 0n,
    lostCenti: rounded[2 * index + 1] ?? 0n,
  }));
}

function partOf(code: string, weight: number, score: Rational): CriterionPart {
  const share = rational(weight, WHOLE);
  return {
    code,
    score,
    contribution: multiply(share, score),
    lost: multiply(share, subtract(rational(100n), score)),
  };
}
