import type { FlagView } from '@namkhong/contracts/http/scoring-flags';
import type { Caller } from '@namkhong/service-kit';
import { stateOf } from './flag-state.js';
import type { FlagFile } from './flag.js';

/**
 * The flag as the caller may see it. What somebody wrote against it is read by them and by those who may decide: an
 * official may object to their own head.
 */
export function showFlag(file: FlagFile, caller: Caller): FlagView {
  const decides = caller.roles.includes('reviewer');
  return {
    ...file.flag,
    state: stateOf(file, caller.today),
    history: [...file.history],
    contests: file.contests.map(({ account, text, ...contest }) => ({
      ...contest,
      text: decides || account === caller.subject ? text : null,
    })),
  };
}
