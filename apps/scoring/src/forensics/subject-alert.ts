import type { DataOf, alertDecidedV1 } from '@namkhong/contracts';
import type { AlertReview } from '@namkhong/contracts/http/scoring-forensics';
import {
  addWorkingDays,
  localDate,
  type CivilDate,
  type Evidence,
  type SubjectAlert,
} from '@namkhong/domain';
import { REVIEW_WORKING_DAYS } from './decide-findings.js';
import { hashEvidence } from './hash-evidence.js';
import type { Actor, Occasion } from './standing-decision.js';

/** A pattern about an official in some months. It is never changed; what was decided about it follows in decisions. */
export interface Alert {
  readonly alertId: string;
  readonly unitId: string;
  readonly officialId: string;
  readonly rule: string;
  readonly ruleVersion: number;
  /** First days of the first and the last month; both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly favoursSubject: boolean;
  readonly dropsChannel: DataOf<typeof alertDecidedV1>['dropsChannel'];
  readonly evidence: Evidence;
  readonly evidenceHash: string;
}

export interface AlertDecision {
  readonly alertId: string;
  /** Counts up from 1; the highest is in force. */
  readonly sequence: number;
  readonly state: 'raised' | AlertReview['state'];
  readonly actor: Actor;
  readonly reason: string | null;
  readonly decideBy: CivilDate | null;
  readonly decidedAt: Date;
}

/** What a rule found, as an alert that waits for a person. */
export function raiseAlert(
  found: SubjectAlert,
  where: Pick<Alert, 'unitId' | 'from' | 'to' | 'ruleVersion' | 'dropsChannel'>,
  { now, nextId }: Occasion,
): { readonly alert: Alert; readonly decision: AlertDecision } {
  const { officialId, rule, favoursSubject, evidence } = found;
  const alertId = nextId();
  return {
    alert: {
      alertId,
      officialId,
      rule,
      ...where,
      favoursSubject,
      evidence,
      evidenceHash: hashEvidence(evidence),
    },
    decision: {
      alertId,
      sequence: 1,
      state: 'raised',
      actor: { kind: 'rule' },
      reason: null,
      decideBy: addWorkingDays(localDate(now), REVIEW_WORKING_DAYS),
      decidedAt: now,
    },
  };
}

/** A person's decision; null where it says what is in force. It can be reversed by another one at any time. */
export function reviewAlert(
  inForce: AlertDecision,
  { state, reason }: AlertReview,
  reviewer: string,
  now: Date,
): AlertDecision | null {
  if (inForce.state === state) return null;
  return {
    alertId: inForce.alertId,
    sequence: inForce.sequence + 1,
    state,
    actor: { kind: 'person', subject: reviewer },
    reason,
    decideBy: null,
    decidedAt: now,
  };
}
