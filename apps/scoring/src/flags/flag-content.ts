import {
  addWorkingDays,
  compositeScore,
  compare,
  describeFlag,
  EMPTY_HISTOGRAM,
  explainLowRuleReason,
  explainScores,
  localDate,
  mergeHistograms,
  publishedBounds,
  rational,
  toDecimal,
  type QuarterRobustness,
  type QuarterTest,
  type Rational,
  type RatedSubject,
  type ScoreTest,
  type Sensitivity,
} from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { Flag } from './flag.js';
import type { JudgedSubject } from './level-judge.js';

type Quarters<T> = readonly [T, T];

/** What a flag says before it has an id and a moment. */
export type FlagContent = Pick<
  Flag,
  'threshold' | 'conditions' | 'lowestCriterion' | 'eValue' | 'checks' | 'explanation' | 'setVersion'
> & { readonly evidence: Quarters<Flag['evidence'][number]> };

/** Working days from being told, the last one included, in which a flag may be contested. */
const CONTEST_WORKING_DAYS = 15;

/** What a flag would say of the subject; null where a quarter cannot be tested or a criterion has too few answers. */
export function toFlagContent(
  { subject, decision }: Pick<JudgedSubject, 'subject' | 'decision'>,
  set: Pick<CriteriaSetVersion, 'version' | 'lowRule'>,
): FlagContent | null {
  const [firstTest, secondTest] = decision.tests;
  const lowestCriterion = findLowestCriterion(subject);
  const explanation = toExplanation(subject);
  if (!firstTest || !secondTest || lowestCriterion === null || explanation === null) return null;
  const [first, second] = subject.quarters;
  return {
    setVersion: set.version,
    threshold: toDecimal(rational(set.lowRule.thresholdCenti, 100), 2),
    evidence: [toEvidence(firstTest), toEvidence(secondTest)],
    conditions: decision.conditions.map(({ id, holds, reason }) => ({
      id,
      holds,
      reason: reason.code,
      explanation: { vi: explainLowRuleReason(reason, 'vi'), en: explainLowRuleReason(reason, 'en') },
    })),
    lowestCriterion,
    eValue: toDecimal(decision.eValue, 2, 'floor'),
    checks: [
      toCheck(first.quarter, decision.corrected[0], decision.robustness[0]),
      toCheck(second.quarter, decision.corrected[1], decision.robustness[1]),
    ],
    explanation,
  };
}

/** The flag as it is told: the subject may contest it from then on for fifteen working days. */
export function composeFlag(
  { subject: { kind, subjectId }, state: { unitId, illustrative } }: JudgedSubject,
  { setCode, clauseId, criteria }: Pick<CriteriaSetVersion, 'setCode' | 'clauseId' | 'criteria'>,
  content: FlagContent,
  {
    flagId,
    at,
    sensitivity,
    publicationIds,
    supersedes,
  }: {
    readonly flagId: string;
    readonly at: Date;
    readonly sensitivity: Sensitivity | null;
    readonly publicationIds: readonly string[];
    readonly supersedes: string | null;
  },
): Flag {
  const contestUntil = addWorkingDays(localDate(at), CONTEST_WORKING_DAYS);
  const lowest = criteria.find(({ code }) => code === content.lowestCriterion)?.question;
  return {
    ...content,
    evidence: [...content.evidence],
    flagId,
    subject: kind === 'official' ? { kind, unitId, officialId: subjectId } : { kind, unitId },
    setCode,
    clauseId,
    raisedAt: at.toISOString(),
    illustrative,
    contestUntil,
    sensitivity,
    summary: describeFlag({
      threshold: content.threshold,
      evidence: content.evidence,
      lowest: lowest ?? { vi: content.lowestCriterion, en: content.lowestCriterion },
      sensitivity,
      contestUntil,
    }),
    publicationIds: [...publicationIds],
    supersedes,
  };
}

/** The criterion that loses most points over both quarters, where every criterion has enough answers. */
function findLowestCriterion({ quarters: [first, second] }: RatedSubject): string | null {
  const composite = compositeScore(
    first.criteria.map(({ code, weight, histogram }, index) => ({
      code,
      weight,
      histogram: mergeHistograms(histogram, second.criteria[index]?.histogram ?? EMPTY_HISTOGRAM),
    })),
  );
  if (composite.status !== 'scored') return null;
  return composite.parts.toSorted((a, b) => compare(b.lost, a.lost))[0]?.code ?? null;
}

function toExplanation({ quarters: [first, second] }: RatedSubject): Flag['explanation'] {
  const explained = explainScores(first.criteria, second.criteria);
  if (explained === null) return null;
  const { earlier, later, change } = explained;
  return {
    quarters: [
      { quarter: first.quarter, ...toScore(earlier) },
      { quarter: second.quarter, ...toScore(later) },
    ],
    change: {
      points: fromCenti(change.changeCenti),
      criteria: change.criteria.map(({ code, changeCenti }) => ({ code, points: fromCenti(changeCenti) })),
    },
  };
}

function toScore({ scoreCenti, parts }: NonNullable<ReturnType<typeof explainScores>>['earlier']) {
  return {
    score: fromCenti(scoreCenti),
    parts: parts.map(({ code, contributionCenti, lostCenti }) => ({
      code,
      contribution: fromCenti(contributionCenti),
      lost: fromCenti(lostCenti),
    })),
  };
}

function toEvidence({
  quarter,
  n,
  days,
  score,
  interval,
  pMillionths,
}: QuarterTest): Flag['evidence'][number] {
  return {
    quarter,
    n: Number(n),
    days: Number(days),
    score: toDecimal(score, 2),
    ...publishedBounds(interval),
    p: fromMillionths(pMillionths),
  };
}

function toCheck(
  quarter: string,
  corrected: Rational | null,
  { adjusted, withShares, withoutWorstDays, shrunken }: QuarterRobustness,
): NonNullable<Flag['checks']>[number] {
  return {
    quarter,
    correctedP: corrected === null ? fromMillionths(1_000_000n) : toDecimal(corrected, 6, 'ceil'),
    adjusted: adjusted && toTestedScore(adjusted),
    ...(withShares && { withShares: toTestedScore(withShares) }),
    withoutWorstDays: withoutWorstDays && toTestedScore(withoutWorstDays),
    shrunken: shrunken && toDecimal(shrunken, 2),
  };
}

function toTestedScore({ score, pMillionths }: ScoreTest) {
  return { score: toDecimal(score, 2), p: fromMillionths(pMillionths) };
}

function fromCenti(centi: bigint): string {
  return toDecimal(rational(centi, 100n), 2);
}

function fromMillionths(millionths: bigint): string {
  return toDecimal(rational(millionths, 1_000_000n), 6);
}
