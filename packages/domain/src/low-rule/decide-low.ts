import type { CivilDate } from '../calendar/civil-date.js';
import { E_VALUE_REQUIRED, dayWiseEValue } from '../satisfaction-index/e-value.js';
import { compare, toDecimal, type Rational } from '../satisfaction-index/rational.js';
import { SIGNIFICANCE_MILLIONTHS, asProbability, fails, holds, type LowCondition } from './condition.js';
import type { LowRuleParameters, RatedSubject, UndecidedMatter } from './evidence.js';
import type { LevelContext } from './level-context.js';
import { falseDiscoveryControlled, robust } from './level-conditions.js';
import { checkRobustness, type QuarterRobustness } from './robustness.js';
import { testQuarter, type QuarterTest } from './test-quarter.js';
import { thresholdAsUnitScore } from './threshold.js';
import { findWindowFault } from './valid-window.js';

export interface LowRuleInput {
  readonly subject: RatedSubject;
  readonly pendingContests: number;
  readonly undecided: readonly UndecidedMatter[];
  readonly today: CivilDate;
  readonly parameters: LowRuleParameters;
}

/** `low` opens a human review and nothing else. */
export interface LowDecision {
  readonly low: boolean;
  /** All six, in the order of the method. */
  readonly conditions: readonly LowCondition[];
  /** Null for a quarter with fewer than two complete submissions. */
  readonly tests: readonly [QuarterTest | null, QuarterTest | null];
  /** p corrected for judging all eligible subjects at once; null for a subject that is not eligible. */
  readonly corrected: readonly [Rational | null, Rational | null];
  readonly robustness: readonly [QuarterRobustness, QuarterRobustness];
  /** Exact up to truncation, never above the true value. */
  readonly eValue: Rational;
}

/**
 * The second pass: whether a subject is low over two consecutive quarters, by the ratings component alone and against a
 * threshold fixed in advance. The level is what `compareLevel` made of all subjects of its kind, this one among them.
 * Throws RangeError on a threshold outside 0–100 points, and on a level that lacks the subject's kinds of case.
 */
export function decideLow(input: LowRuleInput, level: LevelContext): LowDecision {
  const { subjectId, kind, quarters } = input.subject;
  const theta = thresholdAsUnitScore(input.parameters.thresholdCenti);
  const [first, second] = quarters;
  const names = [first.quarter, second.quarter] as const;
  const tests = [testQuarter(first, theta), testQuarter(second, theta)] as const;
  const corrected = [
    level.quarters[0].corrected.get(subjectId) ?? null,
    level.quarters[1].corrected.get(subjectId) ?? null,
  ] as const;
  const shares = input.parameters.channelShares;
  const robustness = [
    checkRobustness(subjectId, first, level.quarters[0], theta, shares),
    checkRobustness(subjectId, second, level.quarters[1], theta, shares),
  ] as const;
  const eValue = dayWiseEValue([...first.days, ...second.days], theta);
  const fault = findWindowFault(kind, quarters, input.parameters);
  const conditions: readonly LowCondition[] = [
    fault === null ? holds('valid-window', 'window-valid') : fails('valid-window', fault.code, fault.params),
    significantInBoth(names, tests),
    falseDiscoveryControlled(names, corrected, level.eligible),
    dayWiseEvidence(eValue),
    robust(names, robustness, theta),
    nothingPending(input),
  ];
  return {
    low: conditions.every((condition) => condition.holds === 'yes'),
    conditions,
    tests,
    corrected,
    robustness,
    eValue,
  };
}

function significantInBoth(quarters: readonly [string, string], tests: LowDecision['tests']): LowCondition {
  const id = 'significant-in-both-quarters';
  const [first, second] = tests;
  if (first === null || second === null) {
    return fails(id, 'not-computable', { quarter: quarters[first === null ? 0 : 1] });
  }
  const weak = [first, second].find(({ pMillionths }) => pMillionths >= SIGNIFICANCE_MILLIONTHS);
  if (weak !== undefined) {
    const limit = asProbability(SIGNIFICANCE_MILLIONTHS);
    return fails(id, 'not-significant', { quarter: weak.quarter, p: asProbability(weak.pMillionths), limit });
  }
  const params = { first: asProbability(first.pMillionths), second: asProbability(second.pMillionths) };
  return holds(id, 'significant-in-both', params);
}

function dayWiseEvidence(eValue: Rational): LowCondition {
  const params = { e: toDecimal(eValue, 2, 'floor'), required: toDecimal(E_VALUE_REQUIRED, 0) };
  const strong = compare(eValue, E_VALUE_REQUIRED) >= 0;
  return strong
    ? holds('day-wise-evidence', 'evidence-strong', params)
    : fails('day-wise-evidence', 'evidence-weak', params);
}

/** Only what is undecided waits. An alert that was confirmed, above all as favouring the subject, blocks nothing. */
function nothingPending({ pendingContests, undecided, today }: LowRuleInput): LowCondition {
  const id = 'nothing-pending';
  if (pendingContests > 0) return fails(id, 'contest-pending', { count: pendingContests });
  const waiting = undecided.find(({ decideBy }) => today <= decideBy);
  if (waiting === undefined) return holds(id, 'nothing-pending');
  const code = waiting.kind === 'alert' ? 'alert-undecided' : 'quarantine-undecided';
  return fails(id, code, { decideBy: waiting.decideBy });
}
