import type { CivilDate } from './civil-date.js';

/** Part of a day on which offices work, `07:30` to `11:30` local time; the end is not included. */
export interface HoursSpan {
  readonly from: string;
  readonly to: string;
}

/** The working hours of some days of the week, 1 Monday … 7 Sunday. */
export interface WeekdayHours {
  readonly weekdays: readonly number[];
  /** In order; the lunch break is what lies between two. */
  readonly spans: readonly HoursSpan[];
}

/** Working time within a day: minutes since local midnight, [from, to). */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of a time `07:30`; `24:00` is the end of the day. Null for any other text. */
export function readClockTime(text: string): number | null {
  if (text === '24:00') return 1440;
  const match = CLOCK_TIME.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** The first span that begins before the one before it has ended, or null. */
export function findOverlap(spans: readonly HoursSpan[]): HoursSpan | null {
  return spans.find((span, index) => index > 0 && span.from < (spans[index - 1]?.to ?? '')) ?? null;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: CivilDate): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The hours of the seven days, Monday first. The week must be free of faults. */
export function weekOf(week: readonly WeekdayHours[]): readonly (readonly MinuteSpan[])[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    (week.find(({ weekdays }) => weekdays.includes(weekday))?.spans ?? []).map(({ from, to }) => ({
      from: readClockTime(from) ?? 0,
      to: readClockTime(to) ?? 0,
    })),
  );
}
