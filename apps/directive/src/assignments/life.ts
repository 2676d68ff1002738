import type { AssignmentState } from '@namkhong/contracts/http/directive-assignments';

/** What people do to an assignment. Opening it is noted too, but changes nothing about it and stands in no table. */
export type Act =
  | 'acknowledge'
  | 'progress'
  | 'claim'
  | 'accept'
  | 'return'
  | 'request-extension'
  | 'grant-extension'
  | 'refuse-extension'
  | 'suspend'
  | 'delegate'
  | 'end-delegation'
  | 'withdraw'
  | 'transfer'
  | 'pass-support';

/**
 * In which part somebody acts: head of the unit in the lead (or of one above it), standing in for the head, another official
 * of the unit, of a unit that supports it, or for the issuer; or nobody does: the register of units says that the unit ended.
 */
export type Party = 'head' | 'delegate' | 'member' | 'supporter' | 'issuer' | 'register';

interface Rule {
  /** Who may, the first that applies being the part it is done in. */
  readonly by: readonly Party[];
  /** From which state to which; from any other it cannot be done. */
  readonly moves: Readonly<Partial<Record<AssignmentState, AssignmentState>>>;
}

const IN_WORK = { acknowledged: 'acknowledged', returned: 'returned' } as const;
const NOT_ENDED = { issued: 'issued', ...IN_WORK, claimed: 'claimed' } as const;
const UNIT_OPEN = { issued: 'issued', ...IN_WORK } as const;

/** The whole life of an assignment: who may do what from which state, and where it leads. */
export const life = {
  // What has been acknowledged can be acknowledged again: nothing changes by it.
  acknowledge: {
    by: ['head', 'delegate', 'member'],
    moves: { ...IN_WORK, issued: 'acknowledged', claimed: 'claimed', accepted: 'accepted' },
  },
  progress: { by: ['head', 'delegate', 'member', 'supporter'], moves: IN_WORK },
  claim: { by: ['head', 'delegate'], moves: { acknowledged: 'claimed', returned: 'claimed' } },
  accept: { by: ['issuer'], moves: { claimed: 'accepted' } },
  return: { by: ['issuer'], moves: { claimed: 'returned' } },
  'request-extension': { by: ['head', 'delegate'], moves: UNIT_OPEN },
  'grant-extension': { by: ['issuer'], moves: NOT_ENDED },
  'refuse-extension': { by: ['issuer'], moves: NOT_ENDED },
  // What is claimed waits for the issuer, and no deadline runs.
  suspend: { by: ['issuer'], moves: UNIT_OPEN },
  delegate: { by: ['head'], moves: NOT_ENDED },
  'end-delegation': { by: ['head'], moves: NOT_ENDED },
  // What is claimed is decided first.
  transfer: {
    by: ['issuer', 'register'],
    moves: { issued: 'issued', acknowledged: 'issued', returned: 'issued' },
  },
  // A unit that supports it ended, and one carries that on.
  'pass-support': { by: ['register'], moves: NOT_ENDED },
  withdraw: {
    by: ['issuer', 'register'],
    moves: { issued: 'withdrawn', acknowledged: 'withdrawn', claimed: 'withdrawn', returned: 'withdrawn' },
  },
} as const satisfies Record<Act, Rule>;

/** Why an act is refused whatever it brings with it. */
export type LifeFault =
  | 'act-not-yours'
  | 'assignment-not-acknowledged'
  | 'assignment-claimed'
  | 'assignment-accepted'
  | 'assignment-withdrawn'
  | 'nothing-claimed';

export type LifeDecision =
  | { readonly ok: true; readonly party: Party; readonly to: AssignmentState }
  | { readonly ok: false; readonly code: LifeFault };

/** Whether one of the parts a person has may do this in this state, and what becomes of the assignment. */
export function decideAct(act: Act, state: AssignmentState, parties: ReadonlySet<Party>): LifeDecision {
  const { by, moves }: Rule = life[act];
  const party = by.find((each) => parties.has(each));
  if (party === undefined) return { ok: false, code: 'act-not-yours' };
  const to = moves[state];
  return to === undefined ? { ok: false, code: refusalOf(act, state) } : { ok: true, party, to };
}

/** What stands in the way, in words of the state: of two people who claim, the second reads that it is claimed. */
function refusalOf(act: Act, state: AssignmentState): LifeFault {
  switch (state) {
    case 'accepted':
      return 'assignment-accepted';
    case 'withdrawn':
      return 'assignment-withdrawn';
    case 'claimed':
      return 'assignment-claimed';
    case 'issued':
      return act === 'accept' || act === 'return' ? 'nothing-claimed' : 'assignment-not-acknowledged';
    case 'acknowledged':
    case 'returned':
      return 'nothing-claimed';
  }
}
