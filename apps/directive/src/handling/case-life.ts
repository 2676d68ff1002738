import type { CivilDate } from '@namkhong/domain';

export type CaseStatus =
  | 'opened'
  | 'noticed'
  | 'replied'
  | 'proposed'
  | 'decided'
  | 'notified'
  | 'appealed'
  | 'final'
  | 'annulled'
  | 'closed'
  | 'expired';
export type CaseAct =
  | 'notice'
  | 'reply'
  | 'propose'
  | 'return'
  | 'decide'
  | 'notify'
  | 'appeal'
  | 'decide-appeal'
  | 'finalise'
  | 'correct'
  | 'close'
  | 'expire';

/** What may be done in a case at each step. An act that is not here is refused, whoever asks. */
export const caseLife: Readonly<Record<CaseStatus, readonly CaseAct[]>> = {
  opened: ['notice', 'close'],
  noticed: ['reply', 'propose', 'close'],
  replied: ['reply', 'propose', 'close'],
  proposed: ['reply', 'return', 'decide', 'close'],
  decided: ['notify', 'correct'],
  notified: ['appeal', 'finalise', 'correct'],
  appealed: ['decide-appeal'],
  final: ['correct', 'expire'],
  expired: ['correct'],
  annulled: [],
  closed: [],
};

/** What a case holds of a proposal when none stands. */
export const NO_PROPOSAL = {
  proposedMeasure: null,
  proposedVersion: null,
  proposalReason: null,
  proposedBy: null,
  proposedAt: null,
} as const;

/** Whether nobody has decided anything yet. */
export function isUndecided(status: CaseStatus): boolean {
  return caseLife[status].includes('close');
}

/** A measure as far as decisions compare it: null stands for none, which weighs nothing. */
export type Weighed = { readonly code: string; readonly weight: number } | null;

/** What decisions in a case depend on. */
export interface CaseFacts {
  readonly status: CaseStatus;
  readonly hasReplied: boolean;
  /** The last day for a reply; null before the subject was told. */
  readonly replyUntil: CivilDate | null;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  /** Accounts that take no part: who opened it, who found what it rests on, who recused themselves or was recused. */
  readonly barred: readonly string[];
}

export type CaseFault =
  | 'act-not-in-this-state'
  | 'reviewer-barred'
  | 'same-person-twice'
  | 'decision-before-window'
  | 'decision-heavier'
  | 'correction-heavier'
  | 'correction-empty'
  | 'appeal-too-late';

/** Whether the step forbids the act; null when it does not. */
export function findActFault({ status }: Pick<CaseFacts, 'status'>, act: CaseAct): CaseFault | null {
  return caseLife[status].includes(act) ? null : 'act-not-in-this-state';
}

/** Why a reviewer may not take the step at all; null when they may. */
export function findReviewerFault(facts: CaseFacts, act: CaseAct, by: string): CaseFault | null {
  const fault = findActFault(facts, act);
  if (fault !== null) return fault;
  return facts.barred.includes(by) ? 'reviewer-barred' : null;
}

/** The first reviewer proposes once the subject has answered, or has let its days pass. */
export function findProposalFault(facts: CaseFacts, by: string, today: CivilDate): CaseFault | null {
  const fault = findReviewerFault(facts, 'propose', by);
  if (fault !== null) return fault;
  const isHeard = facts.hasReplied || facts.replyUntil === null || today > facts.replyUntil;
  return isHeard ? null : 'decision-before-window';
}

/**
 * The second reviewer decides what the first proposed, or something lighter. For something heavier they return it: a
 * measure is always what two persons stand for.
 */
export function findDecisionFault(
  facts: CaseFacts,
  by: string,
  measure: { readonly proposed: Weighed; readonly decided: Weighed },
): CaseFault | null {
  const fault = findReviewerFault(facts, 'decide', by);
  if (fault !== null) return fault;
  if (by === facts.proposedBy) return 'same-person-twice';
  return weightOf(measure.decided) > weightOf(measure.proposed) ? 'decision-heavier' : null;
}

/** The second reviewer sends a proposal back, and is another than the first. */
export function findReturnFault(facts: CaseFacts, by: string): CaseFault | null {
  const fault = findReviewerFault(facts, 'return', by);
  return fault ?? (by === facts.proposedBy ? 'same-person-twice' : null);
}

/** Where a case stands whose proposal is gone: where it stood before. */
export function statusWithoutProposal({ hasReplied }: Pick<CaseFacts, 'hasReplied'>): CaseStatus {
  return hasReplied ? 'replied' : 'noticed';
}

/** Why an appeal comes too late, or cannot be lodged at all; null when it is taken. */
export function findAppealFault(
  { status }: Pick<CaseFacts, 'status'>,
  { appealUntil, today }: { readonly appealUntil: CivilDate; readonly today: CivilDate },
): CaseFault | null {
  const isOver = today > appealUntil;
  // The window may have passed a moment before the decision is made final: that is late too, not another step.
  if (status === 'final') return isOver ? 'appeal-too-late' : 'act-not-in-this-state';
  return findActFault({ status }, 'appeal') ?? (isOver ? 'appeal-too-late' : null);
}

/** What a recusal changes in a case. */
type RecusalChange =
  | Readonly<Record<string, never>>
  | (typeof NO_PROPOSAL & { readonly status: CaseStatus })
  | { readonly correctionDue: 'reviewer-recused' };

/**
 * What follows when somebody takes no part any longer: a proposal of theirs is gone, a decision they had a say in is looked
 * at again. Of a case that is over there is nothing to stay away from.
 */
export function decideRecusal(facts: CaseFacts, account: string): CaseFault | RecusalChange {
  if (caseLife[facts.status].length === 0) return 'act-not-in-this-state';
  const { status, proposedBy, decidedBy } = facts;
  if (status === 'proposed' && account === proposedBy)
    return { ...NO_PROPOSAL, status: statusWithoutProposal(facts) };
  const hadSay = !isUndecided(status) && (account === proposedBy || account === decidedBy);
  return hadSay ? { correctionDue: 'reviewer-recused' } : {};
}

export type Review = 'upheld' | 'corrected' | 'annulled';

/** Why a third reviewer may not decide so on an appeal or a correction; whoever appeals never comes out worse. */
export function findReviewFault(
  facts: CaseFacts,
  act: 'decide-appeal' | 'correct',
  by: string,
  {
    outcome,
    inForce,
    measure,
  }: { readonly outcome: Review; readonly inForce: Weighed; readonly measure: Weighed },
): CaseFault | null {
  const fault = findReviewerFault(facts, act, by);
  if (fault !== null) return fault;
  if (by === facts.proposedBy || by === facts.decidedBy) return 'same-person-twice';
  if (outcome !== 'corrected') return null;
  if (weightOf(measure) > weightOf(inForce)) return 'correction-heavier';
  return measure?.code === inForce?.code ? 'correction-empty' : null;
}

/** Where a review leads: a corrected decision goes on from where it stood, an appealed one is final. */
export function statusAfterReview(status: CaseStatus, outcome: Review): CaseStatus {
  if (outcome === 'annulled') return 'annulled';
  return status === 'appealed' ? 'final' : status;
}

function weightOf(measure: Weighed): number {
  return measure?.weight ?? 0;
}
