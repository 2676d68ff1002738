import type { PollState, pollRequest } from '@namkhong/contracts/http/feedback-polls';
import { addDays, type CivilDate } from '@namkhong/domain';
import type { z } from 'zod';

/** Longer than this nobody asks. */
const LONGEST_DAYS = 180;

/** What of a poll its state rests on. */
export interface PollDays {
  readonly opensOn: CivilDate;
  /** The first day on which it is not open any more. */
  readonly closesOn: CivilDate;
  readonly withdrawalReason: string | null;
}

export type ArrangementFault =
  | 'poll-not-ahead'
  | 'poll-interval-empty'
  | 'poll-too-long'
  | 'poll-option-repeated'
  | 'poll-choices-too-many';

export type VoteFault =
  'poll-not-open' | 'poll-option-unknown' | 'poll-choice-repeated' | 'poll-choices-too-many';

export function stateOf({ opensOn, closesOn, withdrawalReason }: PollDays, today: CivilDate): PollState {
  if (withdrawalReason !== null) return 'withdrawn';
  if (today < opensOn) return 'announced';
  return today < closesOn ? 'open' : 'closed';
}

/**
 * Why a poll cannot be arranged like this, or null. It begins after today, so that it can be read before it is answered; one of
 * an illustrative unit may begin at once.
 */
export function findArrangementFault(
  { opensOn, closesOn, options, maxChoices }: z.output<typeof pollRequest>,
  { today, illustrative }: { readonly today: CivilDate; readonly illustrative: boolean },
): ArrangementFault | null {
  if (illustrative ? opensOn < today : opensOn <= today) return 'poll-not-ahead';
  if (closesOn <= opensOn) return 'poll-interval-empty';
  if (closesOn > addDays(opensOn, LONGEST_DAYS)) return 'poll-too-long';
  if (new Set(options.map(({ code }) => code)).size < options.length) return 'poll-option-repeated';
  return maxChoices > options.length ? 'poll-choices-too-many' : null;
}

/** Why these choices are not taken today, or null. */
export function findVoteFault(
  poll: PollDays & { readonly options: readonly { readonly code: string }[]; readonly maxChoices: number },
  choices: readonly string[],
  today: CivilDate,
): VoteFault | null {
  if (stateOf(poll, today) !== 'open') return 'poll-not-open';
  const codes = poll.options.map(({ code }) => code);
  if (choices.some((choice) => !codes.includes(choice))) return 'poll-option-unknown';
  if (new Set(choices).size < choices.length) return 'poll-choice-repeated';
  return choices.length > poll.maxChoices ? 'poll-choices-too-many' : null;
}
