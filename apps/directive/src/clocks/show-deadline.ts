import type { DeadlineView } from '@namkhong/contracts/http/directive-clocks';
import type { CivilDate } from '@namkhong/domain';
import { isClockOverdue } from './clock.js';
import type { StoredClock } from './clocks.repository.js';

/** A clock as people read it today. */
export function showDeadline({ limit: _limit, ...clock }: StoredClock, today: CivilDate): DeadlineView {
  return {
    ...clock,
    suspensions: [...clock.suspensions],
    extensions: [...clock.extensions],
    overdue: isClockOverdue(clock, today),
  };
}
