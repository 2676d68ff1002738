import type { CivilDate } from '../calendar/civil-date.js';
import type { Reason } from '../parsed.js';
import { E_VALUE_REQUIRED, dayWiseEValue } from '../satisfaction-index/e-value.js';
import { compare, rational, toDecimal, type Rational } from '../satisfaction-index/rational.js';
import type { LowRuleParameters, QuarterEvidence, SubjectKind, UndecidedMatter } from './evidence.js';
import type { LowRuleReasonCode } from './reasons.js';
import { testQuarter, type QuarterTest } from './test-quarter.js';
import { findWindowFault } from './valid-window.js';

/** The six conditions in the order of the method; all of them must hold before anybody may be called low. */
export type LowConditionId =
  | 'valid-window'
  | 'significant-in-both-quarters'
  | 'false-discovery-controlled'
  | 'day-wise-evidence'
  | 'robust'
  | 'nothing-pending';

export interface LowCondition {
  readonly id: LowConditionId;
  readonly holds: 'yes' | 'no' | 'not-evaluated';
  readonly reason: Reason<LowRuleReasonCode>;
}

export interface LowRuleInput {
  readonly subjectKind: SubjectKind;
  /** Earlier quarter first. */
  readonly quarters: readonly [QuarterEvidence, QuarterEvidence];
  readonly pendingContests: number;
  readonly undecided: readonly UndecidedMatter[];
  readonly today: CivilDate;
  readonly parameters: LowRuleParameters;
}

/** `low` opens a human review and nothing else; read it together with the conditions that were not evaluated. */
export interface LowDecision {
  readonly low: boolean;
  readonly conditions: readonly LowCondition[];
  /** Conditions this version does not look at; a decision with any is provisional. */
  readonly notEvaluated: readonly LowConditionId[];
  /** Null for a quarter with fewer than two complete submissions. */
  readonly tests: readonly [QuarterTest | null, QuarterTest | null];
  /** Exact up to truncation, never above the true value. */
  readonly eValue: Rational;
}

/** One-sided p must be below this in each quarter, in millionths. */
const SIGNIFICANCE_MILLIONTHS = 25_000n;

/**
 * Whether a subject is low over two consecutive quarters: the ratings component alone, against a threshold fixed in
 * advance. Conditions 1, 2, 4 and 6 are decided here from the subject's own data; 3 needs all subjects of the level
 * and 5 the adjusted and shrunken scores, and both are reported as not evaluated.
 */
export function decideLow(input: LowRuleInput): LowDecision {
  const theta = thresholdAsUnitScore(input.parameters.thresholdCenti);
  const [first, second] = input.quarters;
  const tests = [testQuarter(first, theta), testQuarter(second, theta)] as const;
  const eValue = dayWiseEValue([...first.days, ...second.days], theta);
  const conditions: readonly LowCondition[] = [
    validWindow(input),
    significantInBoth(input, tests),
    {
      id: 'false-discovery-controlled',
      holds: 'not-evaluated',
      reason: { code: 'peers-not-compared', params: {} },
    },
    dayWiseEvidence(eValue),
    { id: 'robust', holds: 'not-evaluated', reason: { code: 'robustness-not-checked', params: {} } },
    nothingPending(input),
  ];
  return {
    low: conditions.every(({ holds }) => holds !== 'no'),
    conditions,
    notEvaluated: conditions.filter(({ holds }) => holds === 'not-evaluated').map(({ id }) => id),
    tests,
    eValue,
  };
}

function validWindow({ subjectKind, quarters, parameters }: LowRuleInput): LowCondition {
  const fault = findWindowFault(subjectKind, quarters, parameters);
  return conditionOf('valid-window', fault, 'window-valid');
}

function significantInBoth({ quarters }: LowRuleInput, tests: LowDecision['tests']): LowCondition {
  const id = 'significant-in-both-quarters';
  const [first, second] = tests;
  if (first === null || second === null) {
    const { quarter } = quarters[first === null ? 0 : 1];
    return { id, holds: 'no', reason: { code: 'not-computable', params: { quarter } } };
  }
  const weak = [first, second].find(({ pMillionths }) => pMillionths >= SIGNIFICANCE_MILLIONTHS);
  if (weak !== undefined) {
    const p = asProbability(weak.pMillionths);
    const params = { quarter: weak.quarter, p, limit: asProbability(SIGNIFICANCE_MILLIONTHS) };
    return { id, holds: 'no', reason: { code: 'not-significant', params } };
  }
  const params = { first: asProbability(first.pMillionths), second: asProbability(second.pMillionths) };
  return { id, holds: 'yes', reason: { code: 'significant-in-both', params } };
}

function dayWiseEvidence(eValue: Rational): LowCondition {
  const strong = compare(eValue, E_VALUE_REQUIRED) >= 0;
  const params = { e: toDecimal(eValue, 2, 'floor'), required: toDecimal(E_VALUE_REQUIRED, 0) };
  return {
    id: 'day-wise-evidence',
    holds: strong ? 'yes' : 'no',
    reason: { code: strong ? 'evidence-strong' : 'evidence-weak', params },
  };
}

function nothingPending({ pendingContests, undecided, today }: LowRuleInput): LowCondition {
  const id = 'nothing-pending';
  if (pendingContests > 0) {
    return conditionOf(
      id,
      { code: 'contest-pending', params: { count: pendingContests } },
      'nothing-pending',
    );
  }
  const waiting = undecided.find(({ decideBy }) => today <= decideBy);
  if (waiting === undefined) return conditionOf(id, null, 'nothing-pending');
  const code = waiting.kind === 'alert' ? 'alert-undecided' : 'quarantine-undecided';
  return conditionOf(id, { code, params: { decideBy: waiting.decideBy } }, 'nothing-pending');
}

function conditionOf(
  id: LowConditionId,
  fault: Reason<LowRuleReasonCode> | null,
  otherwise: LowRuleReasonCode,
): LowCondition {
  return fault === null
    ? { id, holds: 'yes', reason: { code: otherwise, params: {} } }
    : { id, holds: 'no', reason: fault };
}

function thresholdAsUnitScore(centi: number): Rational {
  if (!Number.isInteger(centi) || centi < 1 || centi > 9999) {
    throw new RangeError('the threshold lies strictly between 0 and 100 points');
  }
  return rational(centi, 10_000);
}

function asProbability(millionths: bigint): string {
  return toDecimal(rational(millionths, 1_000_000n), 6);
}
