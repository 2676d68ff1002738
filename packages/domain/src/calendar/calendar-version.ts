import { daysBetween, parseCivilDate, type CivilDate } from './civil-date.js';
import {
  findOverlap,
  readClockTime,
  weekdayOf,
  weekOf,
  type HoursSpan,
  type WeekdayHours,
} from './weekly-hours.js';

/** A day on which offices are closed although its weekday is worked, or a public holiday on any day. */
export interface DayOff {
  readonly on: CivilDate;
  /** `compensatory`: given because a holiday fell on a day of rest (Bộ luật Lao động 2019, Điều 111). */
  readonly kind: 'holiday' | 'compensatory';
  readonly name: string;
}

/** A working day given free for another that is worked instead, as the Government exchanges days around holidays. */
export interface DaySwap {
  readonly off: CivilDate;
  /** Worked with the hours of the day it is exchanged for. */
  readonly worked: CivilDate;
}

/** What one decision says about working time on the days [from, to). */
export interface CalendarVersion {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Acts and announcements it rests on. */
  readonly legalBasis: readonly string[];
  /** Days of the week that are not named are days of rest. */
  readonly week: readonly WeekdayHours[];
  readonly daysOff: readonly DayOff[];
  readonly swaps: readonly DaySwap[];
  /** Worked out from the law before anybody announced it. */
  readonly provisional: boolean;
}

export const calendarFaults = [
  'calendar-interval-empty',
  'calendar-too-long',
  'weekday-unknown',
  'weekday-repeated',
  'hours-malformed',
  'hours-empty',
  'hours-overlap',
  'week-without-work',
  'day-unknown',
  'day-outside-calendar',
  'day-repeated',
  'day-off-already-free',
  'swap-off-not-worked',
  'swap-worked-already',
] as const;
export type CalendarFaultCode = (typeof calendarFaults)[number];

export interface CalendarFault {
  readonly code: CalendarFaultCode;
  /** The day, weekday or hours that are wrong. */
  readonly text: string;
}

/** Longer plans than this are guesses. */
const LONGEST_DAYS = 3_660;

/** Everything that keeps a version from being a calendar; empty where it is one. */
export function findCalendarFaults(version: CalendarVersion): CalendarFault[] {
  const bounds = findBoundFaults(version);
  if (bounds.length > 0) return bounds;
  const week = findWeekFaults(version.week);
  return week.length > 0 ? week : findDayFaults(version);
}

function findBoundFaults({ from, to }: CalendarVersion): CalendarFault[] {
  const unknown = [from, to].filter((day) => parseCivilDate(day) === null);
  if (unknown.length > 0) return unknown.map((text) => ({ code: 'day-unknown', text }));
  if (to <= from) return [{ code: 'calendar-interval-empty', text: `${from} – ${to}` }];
  return daysBetween(from, to) > LONGEST_DAYS ? [{ code: 'calendar-too-long', text: `${from} – ${to}` }] : [];
}

function findWeekFaults(week: readonly WeekdayHours[]): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const named = week.flatMap(({ weekdays }) => weekdays);
  for (const weekday of named.filter((each) => !Number.isInteger(each) || each < 1 || each > 7))
    faults.push({ code: 'weekday-unknown', text: String(weekday) });
  for (const weekday of repeated(named)) faults.push({ code: 'weekday-repeated', text: String(weekday) });
  for (const { spans } of week) faults.push(...findHoursFaults(spans));
  if (faults.length === 0 && !week.some(({ weekdays, spans }) => weekdays.length > 0 && spans.length > 0))
    faults.push({ code: 'week-without-work', text: '' });
  return faults;
}

function findHoursFaults(spans: readonly HoursSpan[]): CalendarFault[] {
  for (const { from, to } of spans) {
    const [start, end] = [readClockTime(from), readClockTime(to)];
    if (start === null || end === null) return [{ code: 'hours-malformed', text: `${from}–${to}` }];
    if (end <= start) return [{ code: 'hours-empty', text: `${from}–${to}` }];
  }
  const overlap = findOverlap(spans);
  return overlap === null ? [] : [{ code: 'hours-overlap', text: `${overlap.from}–${overlap.to}` }];
}

function findDayFaults({ from, to, week, daysOff, swaps }: CalendarVersion): CalendarFault[] {
  const named = [...daysOff.map(({ on }) => on), ...swaps.flatMap(({ off, worked }) => [off, worked])];
  const unknown = named.filter((day) => parseCivilDate(day) === null);
  if (unknown.length > 0) return unknown.map((text) => ({ code: 'day-unknown', text }));
  const faults: CalendarFault[] = [];
  for (const text of named.filter((day) => day < from || day >= to))
    faults.push({ code: 'day-outside-calendar', text });
  for (const text of repeated(named)) faults.push({ code: 'day-repeated', text });
  const hours = weekOf(week);
  const isWorked = (day: CivilDate) => (hours[weekdayOf(day) - 1] ?? []).length > 0;
  for (const { on, kind } of daysOff)
    if (kind === 'compensatory' && !isWorked(on)) faults.push({ code: 'day-off-already-free', text: on });
  for (const { off, worked } of swaps) {
    if (!isWorked(off)) faults.push({ code: 'swap-off-not-worked', text: off });
    if (isWorked(worked)) faults.push({ code: 'swap-worked-already', text: worked });
  }
  return faults;
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
