import { addDays, localDate, type CivilDate } from './civil-date.js';
import type { Pause, WorkingCalendar } from './working-calendar.js';

/** What a deadline follows from, so that it can be worked out again when the calendar changes. */
export type DeadlineRule =
  /** A date somebody named; no calendar moves it. */
  | { readonly kind: 'fixed'; readonly on: CivilDate }
  /** So many days after the day it began, which is not counted; `count` is a whole number from 1. */
  | {
      readonly kind: 'working-days' | 'calendar-days';
      readonly from: CivilDate;
      readonly count: number;
      readonly pauses: readonly Pause<CivilDate>[];
    }
  /** So many working hours after an instant (ISO 8601): for what is urgent. `count` is a whole number from 1. */
  | { readonly kind: 'working-hours'; readonly from: string; readonly count: number };

/** A deadline: the last day in time, and the instant on it where the rule counts hours. */
export interface DeadlinePoint {
  readonly on: CivilDate;
  readonly at: Date | null;
}

/** Where a rule leads to. Throws as {@link deadlineOf}. */
export function deadlinePointOf(calendar: WorkingCalendar, rule: DeadlineRule): DeadlinePoint {
  if (rule.kind !== 'working-hours') return { on: deadlineOf(calendar, rule), at: null };
  requireCount(rule.count);
  const at = calendar.addWorkingHours(new Date(rule.from), rule.count);
  return { on: localDate(at), at };
}

/**
 * The last day of the deadline. A period of plain days that would end on a day of rest or a holiday ends with the
 * next working day (Bộ luật Dân sự 2015, Điều 147 khoản 1 and Điều 148 khoản 5). Throws DayOutsideCalendarError.
 */
export function deadlineOf(calendar: WorkingCalendar, rule: DeadlineRule): CivilDate {
  if (rule.kind === 'fixed') return rule.on;
  if (rule.kind === 'working-hours') return deadlinePointOf(calendar, rule).on;
  requireCount(rule.count);
  if (rule.kind === 'working-days') return calendar.addWorkingDays(rule.from, rule.count, rule.pauses);
  const end = addPlainDays(rule.from, rule.count, rule.pauses);
  return calendar.isWorkingDay(end) ? end : calendar.addWorkingDays(end, 1);
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`a whole number from 1 is needed, not ${count}`);
}

function addPlainDays(from: CivilDate, count: number, pauses: readonly Pause<CivilDate>[]): CivilDate {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (!pauses.some((pause) => pause.from <= day && day < pause.to)) left -= 1;
  }
  return day;
}
