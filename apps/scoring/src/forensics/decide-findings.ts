import {
  addWorkingDays,
  localDate,
  type Evidence,
  type RatingFindings,
  type RatingTrace,
} from '@namkhong/domain';
import { groupFindings } from './group-findings.js';
import { hashEvidence } from './hash-evidence.js';
import type { Occasion, StandingDecision } from './standing-decision.js';

/** Working days for a person to decide. */
export const REVIEW_WORKING_DAYS = 10;

interface Finding {
  readonly ratingId: string;
  readonly rule: 'r2' | 'q';
  readonly evidence: Evidence;
}

/**
 * What becomes of the ratings that rules found at one official. A rule speaks once about a rating: what a person decided,
 * what a deadline gave back and what a rule set aside stays as it is, however often one looks and whatever comes to light
 * since. Only R2, which needs nobody's decision, takes over what is still quarantined.
 *
 * @param inForce the decisions in force about the official's ratings
 */
export function decideFindings(
  { excluded, quarantined }: Pick<RatingFindings, 'excluded' | 'quarantined'>,
  traces: readonly RatingTrace[],
  inForce: readonly StandingDecision[],
  ruleVersion: number,
  { now, nextId }: Occasion,
): StandingDecision[] {
  const current = new Map(inForce.map((decision) => [decision.ratingId, decision]));
  const traceOf = new Map(traces.map((trace) => [trace.ratingId, trace]));
  const findings: Finding[] = [
    ...excluded,
    ...quarantined.map((found) => ({ ...found, rule: 'q' as const })),
  ];
  const due = findings.flatMap(({ ratingId, rule, evidence }) => {
    const trace = traceOf.get(ratingId);
    if (!trace || !maySpeak(rule, current.get(ratingId))) return [];
    return [{ ratingId, rule, evidence, unitId: trace.unitId, day: trace.day, trace }];
  });
  const open = inForce.filter(({ actor, standing }) => actor.kind === 'rule' && standing !== 'counted');
  const groups = groupFindings(due, open, nextId);
  return due.map(({ ratingId, rule, evidence, trace }) => ({
    decisionId: nextId(),
    ratingId,
    sequence: (current.get(ratingId)?.sequence ?? 0) + 1,
    groupId: groups.get(ratingId) ?? nextId(),
    unitId: trace.unitId,
    officialId: trace.officialId,
    day: trace.day,
    channel: trace.channel,
    standing: rule === 'r2' ? 'excluded' : 'quarantined',
    rule,
    ruleVersion,
    evidence,
    evidenceHash: hashEvidence(evidence),
    actor: { kind: 'rule' },
    reason: null,
    decideBy: rule === 'r2' ? null : addWorkingDays(localDate(now), REVIEW_WORKING_DAYS),
    decidedAt: now,
  }));
}

function maySpeak(rule: Finding['rule'], current: StandingDecision | undefined): boolean {
  if (!current) return true;
  return rule === 'r2' && current.standing === 'quarantined' && current.actor.kind === 'rule';
}
