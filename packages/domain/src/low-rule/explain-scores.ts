import {
  compositeScore,
  publishedParts,
  type CriterionCounts,
  type PublishedPart,
} from '../satisfaction-index/composite.js';
import { toScaledInteger } from '../satisfaction-index/rational.js';
import { changeByCriterion, type SplitChange } from '../satisfaction-index/window-change.js';

/** A quarter's score in hundredths of a point, and what each criterion brings and loses: 10000 together. */
interface ExplainedScore {
  readonly scoreCenti: bigint;
  readonly parts: readonly PublishedPart[];
}

/** The scores of two quarters side by side, and what changed. */
export interface ScoreExplanation {
  readonly earlier: ExplainedScore;
  readonly later: ExplainedScore;
  readonly change: SplitChange;
}

/**
 * Why a score is what it is, in numbers that add up as printed: contributions and points lost to 100.00, changes by
 * criterion to the difference of both printed scores. Null where a criterion has fewer than ten answers in one of the
 * quarters. Throws RangeError on unsound weights, and unless both are scored by the same criteria.
 */
export function explainScores(
  earlier: readonly CriterionCounts[],
  later: readonly CriterionCounts[],
): ScoreExplanation | null {
  const [before, after] = [compositeScore(earlier), compositeScore(later)];
  if (before.status !== 'scored' || after.status !== 'scored') return null;
  const explained = ({ score, parts }: typeof before): ExplainedScore => ({
    scoreCenti: toScaledInteger(score, 2, 'half-up'),
    parts: publishedParts(parts),
  });
  return {
    earlier: explained(before),
    later: explained(after),
    change: changeByCriterion(before.parts, after.parts),
  };
}
