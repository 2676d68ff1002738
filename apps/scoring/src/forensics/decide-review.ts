import type { StandingReview } from '@namkhong/contracts/http/scoring-forensics';
import { localDate, type Evidence } from '@namkhong/domain';
import { hashEvidence } from './hash-evidence.js';
import type { Occasion, StandingDecision } from './standing-decision.js';

/** The version of the procedure by which people decide. */
const REVIEW_VERSION = 1;

/**
 * A person's decision about ratings that were set aside, as one decision for each that it changes. It can be reversed by
 * another one at any time. Empty where a person has decided just so about all of them before.
 *
 * @param inForce the decisions in force about these ratings
 */
export function decideReview(
  inForce: readonly StandingDecision[],
  { standing, reason }: StandingReview,
  reviewer: string,
  { now, nextId }: Occasion,
): StandingDecision[] {
  return inForce
    .filter((current) => current.actor.kind !== 'person' || current.standing !== standing)
    .map((current) => {
      const evidence: Evidence = {
        follows: current.decisionId,
        evidenceHash: current.evidenceHash,
        standing,
        reason,
      };
      return {
        ...current,
        decisionId: nextId(),
        sequence: current.sequence + 1,
        standing,
        rule: 'review',
        ruleVersion: REVIEW_VERSION,
        evidence,
        evidenceHash: hashEvidence(evidence),
        actor: { kind: 'person', subject: reviewer },
        reason,
        decideBy: null,
        decidedAt: now,
      };
    });
}

/** What the last day gives back: ratings still quarantined after the day by which somebody had to decide. */
export function letDeadlinePass(
  inForce: readonly StandingDecision[],
  { now, nextId }: Occasion,
): StandingDecision[] {
  const today = localDate(now);
  return inForce
    .filter(({ standing, decideBy }) => standing === 'quarantined' && decideBy !== null && decideBy < today)
    .map((current) => ({
      ...current,
      decisionId: nextId(),
      sequence: current.sequence + 1,
      standing: 'counted',
      actor: { kind: 'deadline' },
      decideBy: null,
      decidedAt: now,
    }));
}
