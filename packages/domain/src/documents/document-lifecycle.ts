import { accepted, refused, type Parsed } from '../parsed.js';

/**
 * Where a document stands. A draft has no number; what was issued keeps its number for ever, whatever becomes of it. An
 * older document entered as a historical one begins as `issued`.
 */
export const documentStates = [
  'draft',
  'in-review',
  'signed',
  'issued',
  'amended',
  'superseded',
  'revoked',
  'discarded',
] as const;
export type DocumentState = (typeof documentStates)[number];

export const documentActions = [
  'submit',
  'withdraw',
  'return',
  'sign',
  'issue',
  'amend',
  'supersede',
  'revoke',
  'discard',
] as const;
export type DocumentAction = (typeof documentActions)[number];

interface Transition {
  readonly from: readonly DocumentState[];
  readonly to: DocumentState;
  /** Whoever does it says why. */
  readonly reasoned: boolean;
  /** Whoever submitted the draft may not do it: nobody signs what they wrote alone. */
  readonly byAnother: boolean;
}

/**
 * The one table of what may become of a document (NĐ 30/2020, chương II: drafting, checking, signing, then the number and
 * the date). What is superseded or revoked stays so: another document would have to order the same again.
 */
export const documentTransitions: Readonly<Record<DocumentAction, Transition>> = {
  submit: { from: ['draft'], to: 'in-review', reasoned: false, byAnother: false },
  withdraw: { from: ['in-review'], to: 'draft', reasoned: true, byAnother: false },
  return: { from: ['in-review', 'signed'], to: 'draft', reasoned: true, byAnother: false },
  sign: { from: ['in-review'], to: 'signed', reasoned: false, byAnother: true },
  issue: { from: ['signed'], to: 'issued', reasoned: false, byAnother: false },
  amend: { from: ['issued', 'amended'], to: 'amended', reasoned: true, byAnother: false },
  supersede: { from: ['issued', 'amended'], to: 'superseded', reasoned: true, byAnother: false },
  revoke: { from: ['issued', 'amended'], to: 'revoked', reasoned: true, byAnother: false },
  discard: { from: ['draft'], to: 'discarded', reasoned: true, byAnother: false },
};

/** In the register: issued once, and numbered for ever. */
export const registeredStates: readonly DocumentState[] = ['issued', 'amended', 'superseded', 'revoked'];

/** Whether the document still orders anything. */
export function isInForce(state: DocumentState): boolean {
  return state === 'issued' || state === 'amended';
}

export type TransitionFault = 'transition-not-allowed' | 'reason-missing' | 'signer-submitted';

export interface TransitionRequest {
  readonly state: DocumentState;
  readonly action: DocumentAction;
  readonly reason: string | null;
  /** Who asks, and who submitted the draft. */
  readonly actor: string;
  readonly submittedBy: string | null;
}

/** The state an action leads to, or why it may not be done. Whether the actor's role permits it is asked elsewhere. */
export function decideTransition(request: TransitionRequest): Parsed<DocumentState, TransitionFault> {
  const { state, action, reason, actor, submittedBy } = request;
  const { from, to, reasoned, byAnother } = documentTransitions[action];
  if (!from.includes(state)) return refused('transition-not-allowed', { action, state });
  if (reasoned && (reason ?? '').trim() === '') return refused('reason-missing', { action });
  if (byAnother && actor === submittedBy) return refused('signer-submitted', { action });
  return accepted(to);
}
