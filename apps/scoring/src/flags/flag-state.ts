import type { CivilDate } from '@namkhong/domain';
import type { FlagStateView } from '@namkhong/contracts/http/scoring-flags';
import type { FlagFile, FlagStep } from './flag.js';

/** A flag that has ended stands no longer; every other one does. */
export type FlagEnd = Extract<FlagStateView, 'lapsed' | 'superseded' | 'contest-upheld'>;

/** How the flag ended; null while it stands. */
export function endOf(history: readonly FlagStep[]): FlagEnd | null {
  for (const { kind } of history) {
    if (kind === 'lapsed' || kind === 'superseded' || kind === 'contest-upheld') return kind;
  }
  return null;
}

/**
 * Where a flag is in its life. Time alone confirms it: when the days for a contest are over and none is pending, nobody
 * has to do anything.
 */
export function stateOf({ flag, history, contests }: FlagFile, today: CivilDate): FlagStateView {
  const end = endOf(history);
  if (end !== null) return end;
  if (contests.some(({ decision }) => decision === null)) return 'contested';
  return today <= flag.contestUntil ? 'raised' : 'confirmed';
}
