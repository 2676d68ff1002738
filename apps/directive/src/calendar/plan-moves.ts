import {
  DayOutsideCalendarError,
  deadlinePointOf,
  type CivilDate,
  type DeadlinePoint,
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
  return open.flatMap(({ deadlineId, unitId, rule, dueOn, dueAt = null }) => {
    const to = pointBy(after.get(unitId), rule);
    const was = pointBy(before.get(unitId), rule);
    const now = { on: dueOn, at: dueAt };
    if (to === null || isSame(to, now) || (was !== null && isSame(to, was))) return [];
    const isEarlier = to.on < dueOn || (to.at !== null && dueAt !== null && to.at < dueAt);
    return isEarlier && to.on <= today
      ? []
      : [{ deadlineId, unitId, from: dueOn, to: to.on, ...(to.at && { at: to.at }) }];
  });
}

/** Null where the calendar does not reach as far. */
function pointBy(calendar: WorkingCalendar | undefined, rule: DeadlineRule): DeadlinePoint | null {
  if (calendar === undefined) return null;
  try {
    return deadlinePointOf(calendar, rule);
  } catch (error) {
    if (error instanceof DayOutsideCalendarError) return null;
    throw error;
  }
}

function isSame(one: DeadlinePoint, other: DeadlinePoint): boolean {
  return one.on === other.on && one.at?.getTime() === other.at?.getTime();
}
