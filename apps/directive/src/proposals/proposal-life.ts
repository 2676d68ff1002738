import type { ProposalView } from '@namkhong/contracts/http/directive-proposals';
import type { CivilDate } from '@namkhong/domain';

type State = ProposalView['state'];

/** A proposal as far as what may happen to it depends on it. */
export interface LivingProposal {
  readonly state: State;
  readonly unitId: string | null;
  readonly decisionDueOn: CivilDate | null;
  readonly isExtended: boolean;
  /** Units that have had it, the present one among them. */
  readonly visited: readonly string[];
  readonly consulted: readonly {
    readonly unitId: string;
    readonly dueOn: CivilDate;
    readonly isAnswered: boolean;
  }[];
  /** The official who proposed it, where it was one. */
  readonly proposerId: string | null;
  /** The account that decided. */
  readonly decidedBy: string | null;
  readonly isPublished: boolean;
}

export type ProposalAct =
  | { readonly act: 'accept' | 'refuse' | 'withdraw' | 'unpublish' }
  | { readonly act: 'forward'; readonly unitId: string }
  | { readonly act: 'extend'; readonly dueOn: CivilDate }
  | { readonly act: 'consult'; readonly unitIds: readonly string[] }
  | { readonly act: 'opine'; readonly unitId: string }
  | { readonly act: 'decide'; readonly officialId: string | null }
  | { readonly act: 'publish'; readonly account: string };

export type ProposalFault =
  | 'proposal-state-differs'
  | 'proposal-unrouted'
  | 'proposal-forwarded-before'
  | 'proposal-extended-before'
  | 'proposal-extension-not-later'
  | 'proposal-consults-itself'
  | 'proposal-consulted-before'
  | 'proposal-opinion-not-asked'
  | 'proposal-opinion-given'
  | 'proposal-opinions-pending'
  | 'proposal-decider-proposed'
  | 'proposal-moderator-decided'
  | 'proposal-published'
  | 'proposal-not-published';

/** From which states each act may happen. A refused or withdrawn proposal has come to its end. */
const FROM: Readonly<Record<ProposalAct['act'], readonly State[]>> = {
  accept: ['received'],
  refuse: ['received'],
  forward: ['received'],
  extend: ['accepted'],
  consult: ['accepted'],
  opine: ['accepted'],
  decide: ['accepted'],
  publish: ['decided'],
  unpublish: ['decided'],
  withdraw: ['received', 'accepted'],
};

/** Why the act may not happen, or null. */
export function findActFault(
  proposal: LivingProposal,
  act: ProposalAct,
  today: CivilDate,
): ProposalFault | null {
  if (!FROM[act.act].includes(proposal.state)) return 'proposal-state-differs';
  switch (act.act) {
    case 'accept':
    case 'refuse':
      return proposal.unitId === null ? 'proposal-unrouted' : null;
    case 'forward':
      // To and fro between two units would never end.
      return proposal.visited.includes(act.unitId) ? 'proposal-forwarded-before' : null;
    case 'extend':
      return findExtensionFault(proposal, act.dueOn);
    case 'consult':
      return findConsultationFault(proposal, act.unitIds);
    case 'opine':
      return findOpinionFault(proposal, act.unitId);
    case 'decide':
      return findDecisionFault(proposal, act.officialId, today);
    case 'publish':
      if (proposal.isPublished) return 'proposal-published';
      return act.account === proposal.decidedBy ? 'proposal-moderator-decided' : null;
    case 'unpublish':
      return proposal.isPublished ? null : 'proposal-not-published';
    case 'withdraw':
      return null;
  }
}

/** Whether the day has passed by which the next thing was due. */
export function isOverdue(
  proposal: {
    readonly state: State;
    readonly replyDueOn: CivilDate;
    readonly decisionDueOn: CivilDate | null;
  },
  today: CivilDate,
): boolean {
  const { state, replyDueOn, decisionDueOn } = proposal;
  if (state === 'received') return today > replyDueOn;
  return state === 'accepted' && decisionDueOn !== null && today > decisionDueOn;
}

function findExtensionFault(
  { isExtended, decisionDueOn }: LivingProposal,
  dueOn: CivilDate,
): ProposalFault | null {
  if (isExtended) return 'proposal-extended-before';
  return decisionDueOn !== null && dueOn > decisionDueOn ? null : 'proposal-extension-not-later';
}

function findConsultationFault(
  { unitId, consulted }: LivingProposal,
  unitIds: readonly string[],
): ProposalFault | null {
  if (unitId !== null && unitIds.includes(unitId)) return 'proposal-consults-itself';
  const asked = new Set(consulted.map((each) => each.unitId));
  return unitIds.some((each) => asked.has(each)) ? 'proposal-consulted-before' : null;
}

function findOpinionFault({ consulted }: LivingProposal, unitId: string): ProposalFault | null {
  const asked = consulted.find((each) => each.unitId === unitId);
  if (asked === undefined) return 'proposal-opinion-not-asked';
  return asked.isAnswered ? 'proposal-opinion-given' : null;
}

/** Who was asked is heard: until all have answered or the day given to them has passed. Nobody decides on their own proposal. */
function findDecisionFault(
  { proposerId, consulted }: LivingProposal,
  officialId: string | null,
  today: CivilDate,
): ProposalFault | null {
  if (officialId !== null && officialId === proposerId) return 'proposal-decider-proposed';
  const isPending = consulted.some(({ isAnswered, dueOn }) => !isAnswered && today <= dueOn);
  return isPending ? 'proposal-opinions-pending' : null;
}
