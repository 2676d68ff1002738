import type { TodayReason, TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { addDays, DayOutsideCalendarError, type CivilDate, type WorkingCalendar } from '@namkhong/domain';

const SOON_WORKING_DAYS = 3;

/** Until when a deadline is soon; where the calendar does not reach, days of rest are not left out. */
export function soonUntil(calendar: WorkingCalendar, today: CivilDate): CivilDate {
  try {
    return calendar.addWorkingDays(today, SOON_WORKING_DAYS);
  } catch (error) {
    if (error instanceof DayOutsideCalendarError) return addDays(today, SOON_WORKING_DAYS);
    throw error;
  }
}

/** Why a task that is in the unit's hands needs somebody today; empty where it does not. */
export function reasonsOf(
  { state, dueOn, overdue }: Pick<TrackedAssignment, 'state' | 'dueOn' | 'overdue'>,
  today: CivilDate,
  soon: CivilDate,
): TodayReason[] {
  const reasons: TodayReason[] = [];
  if (overdue) reasons.push('overdue');
  else if (dueOn === today) reasons.push('due-today');
  else if (dueOn !== null && dueOn <= soon) reasons.push('due-soon');
  if (state === 'returned') reasons.push('returned');
  if (state === 'issued') reasons.push('unanswered');
  return reasons;
}
