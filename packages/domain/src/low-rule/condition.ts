import type { Reason } from '../parsed.js';
import { rational, toDecimal, type Rational } from '../satisfaction-index/rational.js';
import type { LowRuleReasonCode } from './reasons.js';

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
  readonly holds: 'yes' | 'no';
  readonly reason: Reason<LowRuleReasonCode>;
}

/** One-sided p must be below this in each quarter, in millionths. */
export const SIGNIFICANCE_MILLIONTHS = 25_000n;

export function holds(
  id: LowConditionId,
  code: LowRuleReasonCode,
  params: Reason['params'] = {},
): LowCondition {
  return { id, holds: 'yes', reason: { code, params } };
}

export function fails(
  id: LowConditionId,
  code: LowRuleReasonCode,
  params: Reason['params'] = {},
): LowCondition {
  return { id, holds: 'no', reason: { code, params } };
}

/** p as it is told: six decimals. */
export function asProbability(millionths: bigint): string {
  return toDecimal(rational(millionths, 1_000_000n), 6);
}

/** A corrected p, rounded up to six decimals: it never looks smaller than it is. */
export function asCorrected(p: Rational): string {
  return toDecimal(p, 6, 'ceil');
}
