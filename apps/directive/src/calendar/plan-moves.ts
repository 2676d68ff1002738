import {
  DayOutsideCalendarError,
  deadlineOf,
  type CivilDate,
  type DeadlineRule,
  type WorkingCalendar,
} from '@namkhong/domain';
import type { DeadlineMove, OpenDeadline } from './open-deadlines.port.js';

/** Calendars by unit. */
type Calendars = ReadonlyMap<string, WorkingCalendar>;

/**
 * Which open deadlines a changed calendar moves. Only where the change itself gives another day: a date that differs
 * for another reason, such as an extension, stays. A change never brings a deadline to today or into the past, so that
 * nobody is late by it.
 */
export function planMoves(
  open: readonly OpenDeadline[],
  before: Calendars,
  after: Calendars,
  today: CivilDate,
): DeadlineMove[] {
  return open.flatMap(({ deadlineId, unitId, rule, dueOn }) => {
    const to = dayBy(after.get(unitId), rule);
    if (to === null || to === dueOn || to === dayBy(before.get(unitId), rule)) return [];
    return to < dueOn && to <= today ? [] : [{ deadlineId, unitId, from: dueOn, to }];
  });
}

/** Null where the calendar does not reach as far. */
function dayBy(calendar: WorkingCalendar | undefined, rule: DeadlineRule): CivilDate | null {
  if (calendar === undefined) return null;
  try {
    return deadlineOf(calendar, rule);
  } catch (error) {
    if (error instanceof DayOutsideCalendarError) return null;
    throw error;
  }
}
