import {
  compositeScore,
  compare,
  decideLow,
  EMPTY_HISTOGRAM,
  mergeHistograms,
  publishedBounds,
  rational,
  toDecimal,
  type CivilDate,
  type LowCondition,
  type QuarterTest,
} from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { toQuarterEvidence, type SubjectEvidence } from './subject-evidence.js';

interface FlagEvidence {
  readonly quarter: string;
  readonly n: number;
  readonly days: number;
  readonly score: string;
  readonly lower: string;
  readonly upper: string;
  readonly p: string;
}

/** What a flag says, before it has an id and a moment. */
export interface FlagContent {
  readonly threshold: string;
  readonly evidence: readonly [FlagEvidence, FlagEvidence];
  readonly conditions: readonly LowCondition[];
  readonly lowestCriterion: string;
}

export interface FlagDecision {
  /** Whether both quarters hold enough to be judged at all. */
  readonly eligible: boolean;
  /** Null when the subject is not low. */
  readonly flag: FlagContent | null;
}

/**
 * Whether a subject is to be flagged, by every condition of the LOW rule; the rule itself is the domain's.
 *
 * @param set the version whose threshold was fixed before the earlier quarter began
 */
export function decideFlag(
  evidence: SubjectEvidence,
  set: Pick<CriteriaSetVersion, 'criteria' | 'lowRule'>,
  today: CivilDate,
): FlagDecision {
  const [first, second] = evidence.quarters;
  const decision = decideLow({
    subjectKind: evidence.kind,
    quarters: [toQuarterEvidence(first, set.criteria), toQuarterEvidence(second, set.criteria)],
    pendingContests: evidence.pendingContests,
    undecided: evidence.undecided,
    today,
    parameters: set.lowRule,
  });
  const eligible = decision.conditions.some(({ id, holds }) => id === 'valid-window' && holds === 'yes');
  const [firstTest, secondTest] = decision.tests;
  const lowestCriterion = findLowestCriterion(evidence, set);
  if (!decision.low || !firstTest || !secondTest || lowestCriterion === null) return { eligible, flag: null };
  return {
    eligible,
    flag: {
      threshold: toDecimal(rational(set.lowRule.thresholdCenti, 100), 2),
      evidence: [toEvidence(firstTest), toEvidence(secondTest)],
      conditions: decision.conditions,
      lowestCriterion,
    },
  };
}

/** The criterion that loses most points over both quarters, where every criterion has enough answers. */
function findLowestCriterion(
  { quarters }: SubjectEvidence,
  { criteria }: Pick<CriteriaSetVersion, 'criteria'>,
): string | null {
  const composite = compositeScore(
    criteria.map(({ code, weight }) => ({
      code,
      weight,
      histogram: quarters
        .map(({ histograms }) => histograms.get(code) ?? EMPTY_HISTOGRAM)
        .reduce(mergeHistograms, EMPTY_HISTOGRAM),
    })),
  );
  if (composite.status !== 'scored') return null;
  return composite.parts.toSorted((a, b) => compare(b.lost, a.lost))[0]?.code ?? null;
}

function toEvidence({ quarter, n, days, score, interval, pMillionths }: QuarterTest): FlagEvidence {
  return {
    quarter,
    n: Number(n),
    days: Number(days),
    score: toDecimal(score, 2),
    ...publishedBounds(interval),
    p: toDecimal(rational(pMillionths, 1_000_000n), 6),
  };
}
