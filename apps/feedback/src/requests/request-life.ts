import type { RequestStatus, RequestView } from '@namkhong/contracts/http/feedback-requests';
import type { CivilDate } from '@namkhong/domain';

type State = RequestView['state'];

/** A request as far as what may happen to it depends on it. */
export interface LivingRequest {
  readonly state: State;
  readonly unitId: string;
  readonly verdict: RequestView['verdict'];
  readonly satisfaction: number | null;
  /** Units that have had it, the present one among them. */
  readonly visited: readonly string[];
  /** The unit above the present one; null where there is none. */
  readonly superiorId: string | null;
  /** The account that closed it last. */
  readonly closedBy: string | null;
  readonly isPublished: boolean;
}

/** Of the unit, and of whoever holds the receipt. */
export type UnitAct =
  | { readonly act: 'accept' | 'refuse' | 'answer' | 'close' | 'unpublish' }
  | { readonly act: 'forward'; readonly unitId: string }
  | { readonly act: 'merge'; readonly into: LivingRequest; readonly isItself: boolean }
  | { readonly act: 'publish'; readonly account: string };
export type HolderAct = RequestStatus['may'][number];

export type RequestFault =
  | 'request-state-differs'
  | 'request-forwarded-before'
  | 'request-merging-elsewhere'
  | 'request-appeal-locked'
  | 'request-no-superior'
  | 'request-moderator-closed'
  | 'request-not-published';

/** From which states each act may happen. `closed` is not the end: that is for the person to say. */
const FROM: Readonly<Record<UnitAct['act'] | HolderAct, readonly State[]>> = {
  accept: ['received', 'appealed'],
  refuse: ['received', 'appealed'],
  forward: ['received'],
  answer: ['accepted', 'reopened'],
  close: ['accepted', 'reopened'],
  merge: ['received', 'accepted'],
  publish: ['accepted', 'reopened', 'closed', 'resolved', 'refused', 'appealed'],
  unpublish: ['accepted', 'reopened', 'closed', 'resolved', 'refused', 'appealed', 'merged', 'withdrawn'],
  confirm: ['closed'],
  dispute: ['closed'],
  reopen: ['closed', 'resolved'],
  appeal: ['closed', 'refused'],
  add: ['received', 'accepted', 'reopened', 'appealed'],
  withdraw: ['received', 'accepted', 'refused', 'closed', 'resolved', 'reopened', 'appealed', 'merged'],
};

const HOLDER_ACTS: readonly HolderAct[] = ['confirm', 'dispute', 'reopen', 'appeal', 'add', 'withdraw'];

/** A level of satisfaction up to which an appeal is open: không hài lòng. */
const DISSATISFIED = 2;

/** Why the act may not happen, or null. */
export function findUnitFault(request: LivingRequest, act: UnitAct): RequestFault | null {
  if (!FROM[act.act].includes(request.state)) return 'request-state-differs';
  switch (act.act) {
    case 'forward':
      // To and fro between two units would never end.
      return request.visited.includes(act.unitId) ? 'request-forwarded-before' : null;
    case 'merge': {
      const isOpen = act.into.state === 'accepted' || act.into.state === 'reopened';
      return act.isItself || !isOpen || act.into.unitId !== request.unitId
        ? 'request-merging-elsewhere'
        : null;
    }
    case 'publish':
      return act.account === request.closedBy ? 'request-moderator-closed' : null;
    case 'unpublish':
      return request.isPublished ? null : 'request-not-published';
    default:
      return null;
  }
}

/** Why whoever holds the receipt may not do this, or null. */
export function findHolderFault(request: LivingRequest, act: HolderAct): RequestFault | null {
  if (!FROM[act].includes(request.state)) return 'request-state-differs';
  if (act !== 'appeal') return null;
  if (request.superiorId === null) return 'request-no-superior';
  const isDissatisfied =
    request.verdict === 'not-resolved' ||
    (request.satisfaction !== null && request.satisfaction <= DISSATISFIED);
  return request.state === 'refused' || isDissatisfied ? null : 'request-appeal-locked';
}

/** All that the holder may do now. */
export function holderMay(request: LivingRequest): HolderAct[] {
  return HOLDER_ACTS.filter((act) => findHolderFault(request, act) === null);
}

/** By when the next thing has to happen: the reply, or the end of the work; null where the unit has done its part. */
export function nextDueOn(request: {
  readonly state: State;
  readonly replyDueOn: CivilDate;
  readonly dueOn: CivilDate | null;
}): CivilDate | null {
  if (request.state === 'received' || request.state === 'appealed') return request.replyDueOn;
  return request.state === 'accepted' || request.state === 'reopened' ? request.dueOn : null;
}
