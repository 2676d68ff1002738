import { DayOutsideCalendarError, type CivilDate, type WorkingCalendar } from '@namkhong/domain';

/** The working day so many after a day, or before it; null where the calendar does not reach. */
export type Shift = (day: CivilDate, workingDays: number) => CivilDate | null;

/**
 * Shifts by calendars, each answer worked out once: ten thousand tasks share some dozens of deadlines, and most units the
 * calendar.
 */
export function rememberShifts(): (calendar: WorkingCalendar) => Shift {
  const known = new Map<WorkingCalendar, Map<string, CivilDate | null>>();
  return (calendar) => {
    const days = known.get(calendar) ?? new Map<string, CivilDate | null>();
    known.set(calendar, days);
    return (day, workingDays) => {
      const key = `${day} ${workingDays}`;
      const found = days.get(key);
      if (found !== undefined) return found;
      const answer = shift(calendar, day, workingDays);
      days.set(key, answer);
      return answer;
    };
  };
}

function shift(calendar: WorkingCalendar, day: CivilDate, workingDays: number): CivilDate | null {
  try {
    return calendar.addWorkingDays(day, workingDays);
  } catch (error) {
    if (error instanceof DayOutsideCalendarError) return null;
    throw error;
  }
}
