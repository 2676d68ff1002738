import type { CivilDate } from '@namkhong/domain';

export type FindingState =
  | 'draft'
  | 'notified'
  | 'explained'
  | 'concluded'
  | 'appealed'
  | 'final'
  | 'withdrawn'
  | 'expired'
  | 'discarded';
export type FindingAct =
  | 'change'
  | 'discard'
  | 'notify'
  | 'explain'
  | 'conclude'
  | 'appeal'
  | 'decide-appeal'
  | 'finalise'
  | 'correct'
  | 'expire';
export type FindingOutcome = 'substantiated' | 'unsubstantiated' | 'malicious-report';
export type Review = 'upheld' | 'corrected' | 'annulled';
export const severities = ['minor', 'serious', 'grave'] as const;
export type Severity = (typeof severities)[number];

/** What may be done with a finding in each state. An act that is not here is refused, whoever asks. */
export const findingLife: Readonly<Record<FindingState, readonly FindingAct[]>> = {
  draft: ['change', 'discard', 'notify'],
  notified: ['explain', 'conclude'],
  explained: ['explain', 'conclude'],
  concluded: ['appeal', 'finalise'],
  appealed: ['decide-appeal'],
  final: ['correct', 'expire'],
  expired: ['correct'],
  withdrawn: [],
  discarded: [],
};

/** What decisions about a finding depend on. */
export interface FindingFacts {
  readonly state: FindingState;
  readonly outcome: FindingOutcome | null;
  readonly no: number;
  readonly severity: Severity;
  /** The accounts that drafted and concluded it. */
  readonly draftedBy: string;
  readonly concludedBy: string | null;
}

export type FindingFault =
  | 'act-not-in-this-state'
  | 'same-person-twice'
  | 'decision-before-window'
  | 'appeal-too-late'
  | 'correction-empty'
  | 'correction-heavier';

/** Whether the state forbids the act; null when it does not. */
export function findActFault({ state }: Pick<FindingFacts, 'state'>, act: FindingAct): FindingFault | null {
  return findingLife[state].includes(act) ? null : 'act-not-in-this-state';
}

/**
 * Why somebody may not conclude the finding today, or null: whoever drafted it does not conclude it, and nobody does
 * before the subject has explained or let the days for it pass.
 */
export function findConclusionFault(
  finding: FindingFacts,
  by: string,
  { explainUntil, today }: { readonly explainUntil: CivilDate; readonly today: CivilDate },
): FindingFault | null {
  const fault = findActFault(finding, 'conclude');
  if (fault !== null) return fault;
  if (by === finding.draftedBy) return 'same-person-twice';
  return finding.state === 'notified' && today <= explainUntil ? 'decision-before-window' : null;
}

/** Where a conclusion leads: what is not substantiated has nothing to appeal and counts for nothing. */
export function stateAfterConclusion(outcome: FindingOutcome): FindingState {
  return outcome === 'substantiated' ? 'concluded' : 'final';
}

/** Why an appeal comes too late, or cannot be lodged at all; null when it is taken. */
export function findAppealFault(
  finding: Pick<FindingFacts, 'state'>,
  { appealUntil, today }: { readonly appealUntil: CivilDate; readonly today: CivilDate },
): FindingFault | null {
  const isOver = today > appealUntil;
  // The window may have passed a moment before the finding is made final: that is late too, not another state.
  if (finding.state === 'final') return isOver ? 'appeal-too-late' : 'act-not-in-this-state';
  return findActFault(finding, 'appeal') ?? (isOver ? 'appeal-too-late' : null);
}

/** What a correction changes. Undefined fields stay as they are. */
export interface FindingChange {
  readonly no?: number | undefined;
  readonly severity?: Severity | undefined;
}

/**
 * Why a third person may not decide so about the finding, or null. Nobody decides about what they drafted or concluded, and
 * whoever appeals never comes out worse.
 */
export function findReviewFault(
  finding: FindingFacts,
  act: 'decide-appeal' | 'correct',
  by: string,
  { outcome, change }: { readonly outcome: Review; readonly change: FindingChange },
): FindingFault | null {
  const fault = findActFault(finding, act);
  if (fault !== null) return fault;
  if (finding.outcome !== 'substantiated') return 'act-not-in-this-state';
  if (by === finding.draftedBy || by === finding.concludedBy) return 'same-person-twice';
  if (outcome !== 'corrected') return null;
  const { no = finding.no, severity = finding.severity } = change;
  if (severities.indexOf(severity) > severities.indexOf(finding.severity)) return 'correction-heavier';
  return no === finding.no && severity === finding.severity ? 'correction-empty' : null;
}

/** Where a review leads. A corrected finding that has expired stays so. */
export function stateAfterReview(state: FindingState, outcome: Review): FindingState {
  if (outcome === 'annulled') return 'withdrawn';
  return state === 'expired' ? 'expired' : 'final';
}

/** Whether others were told of the finding as one that counts. */
export function hasLeft({ state, outcome }: Pick<FindingFacts, 'state' | 'outcome'>): boolean {
  return outcome === 'substantiated' && (state === 'final' || state === 'expired');
}
