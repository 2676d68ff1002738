import { findCalendarFaults, type CalendarVersion } from './calendar-version.js';
import { addDays, localDate, startOfDay, type CivilDate } from './civil-date.js';
import { weekdayOf, weekOf, type MinuteSpan } from './weekly-hours.js';

/** A reasoned pause of a clock, [from, to): what lies in it is not counted. A pause still open ends where the asker says. */
export interface Pause<Point extends CivilDate | Date> {
  readonly from: Point;
  readonly to: Point;
}

/** Thrown when a question leads to a day that no version of the calendar speaks of. */
export class DayOutsideCalendarError extends RangeError {
  constructor(readonly day: CivilDate) {
    super(`the working calendar does not know ${day}`);
    this.name = 'DayOutsideCalendarError';
  }
}

/** Days on which the same version holds, [from, to). */
interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly week: readonly (readonly MinuteSpan[])[];
  /** Hours of the days that differ from their weekday. */
  readonly exceptions: ReadonlyMap<CivilDate, readonly MinuteSpan[]>;
}

interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * When an authority works: made of versions, of which a later one replaces the earlier for the days it speaks of.
 * Every question that leads beyond these days throws DayOutsideCalendarError, so that no deadline rests on a guess.
 */
export class WorkingCalendar {
  private readonly periods: readonly Period[];

  /** Throws RangeError for a version with faults: they are found and told where versions come in. */
  constructor(versions: readonly CalendarVersion[], base?: WorkingCalendar) {
    let periods: readonly Period[] = base?.periods ?? [];
    for (const version of versions) {
      const [fault] = findCalendarFaults(version);
      if (fault !== undefined) throw new RangeError(`no calendar: ${fault.code} ${fault.text}`);
      const period = periodOf(version);
      periods = [...periods.flatMap((each) => without(each, period)), period];
    }
    this.periods = periods.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  }

  /** Whether a version speaks of the day. */
  covers(date: CivilDate): boolean {
    return this.periods.some(({ from, to }) => from <= date && date < to);
  }

  /** The first day not known after a day that is, or the day itself. */
  knownUntil(date: CivilDate): CivilDate {
    let end = date;
    for (const { from, to } of this.periods) if (from <= end && end < to) end = to;
    return end;
  }

  isWorkingDay(date: CivilDate): boolean {
    return this.hoursOn(date).length > 0;
  }

  /**
   * The `count`-th working day after the date, or before it where `count` is negative; the date itself is not
   * counted, and 0 leaves it. Days in a pause are passed over. `count` is a whole number, else RangeError.
   */
  addWorkingDays(date: CivilDate, count: number, pauses: readonly Pause<CivilDate>[] = []): CivilDate {
    if (!Number.isInteger(count)) throw new RangeError(`a whole number is needed, not ${count}`);
    let day = date;
    for (let left = Math.abs(count); left > 0;) {
      day = addDays(day, count > 0 ? 1 : -1);
      if (this.counts(day, pauses)) left -= 1;
    }
    return day;
  }

  /**
   * How many working days one must add to `from` to reach `to`: those in (from, to]; negative, and those in
   * [to, from), where `to` is earlier.
   */
  workingDaysBetween(from: CivilDate, to: CivilDate, pauses: readonly Pause<CivilDate>[] = []): number {
    if (to < from) {
      let before = 0;
      for (let day = to; day < from; day = addDays(day, 1)) if (this.counts(day, pauses)) before -= 1;
      return before;
    }
    let count = 0;
    for (let day = from; day < to;) {
      day = addDays(day, 1);
      if (this.counts(day, pauses)) count += 1;
    }
    return count;
  }

  /**
   * The first instant by which so many working hours have passed, pauses taken out; the end of the morning comes
   * before the beginning of the afternoon. `hours` is a number from 0, counted to the millisecond.
   */
  addWorkingHours(instant: Date, hours: number, pauses: readonly Pause<Date>[] = []): Date {
    if (!(hours >= 0 && Number.isFinite(hours)))
      throw new RangeError(`hours from 0 are needed, not ${hours}`);
    let left = Math.round(hours * HOUR);
    if (left === 0) return instant;
    for (let day = localDate(instant); ; day = addDays(day, 1)) {
      for (const { from, to } of this.spansOn(day, pauses)) {
        const start = Math.max(from, instant.getTime());
        if (start >= to) continue;
        if (left <= to - start) return new Date(start + left);
        left -= to - start;
      }
    }
  }

  /** Working hours from one instant to another, pauses taken out; negative where `to` is earlier. */
  workingHoursBetween(from: Date, to: Date, pauses: readonly Pause<Date>[] = []): number {
    if (to < from) return -this.workingHoursBetween(to, from, pauses);
    const last = localDate(to);
    let sum = 0;
    for (let day = localDate(from); day <= last; day = addDays(day, 1)) {
      for (const span of this.spansOn(day, pauses)) {
        sum += Math.max(0, Math.min(span.to, to.getTime()) - Math.max(span.from, from.getTime()));
      }
    }
    return sum / HOUR;
  }

  /** The working time of a day in minutes since local midnight, in order; empty on a day of rest. */
  hoursOn(date: CivilDate): readonly MinuteSpan[] {
    const period = this.periods.find(({ from, to }) => from <= date && date < to);
    if (period === undefined) throw new DayOutsideCalendarError(date);
    return period.exceptions.get(date) ?? period.week[weekdayOf(date) - 1] ?? [];
  }

  private counts(day: CivilDate, pauses: readonly Pause<CivilDate>[]): boolean {
    return this.isWorkingDay(day) && !pauses.some(({ from, to }) => from <= day && day < to);
  }

  /** The working time of a day in epoch milliseconds, in order, without what is paused. */
  private spansOn(day: CivilDate, pauses: readonly Pause<Date>[]): TimeSpan[] {
    const midnight = startOfDay(day).getTime();
    let spans = this.hoursOn(day).map(({ from, to }) => ({
      from: midnight + from * MINUTE,
      to: midnight + to * MINUTE,
    }));
    for (const pause of pauses) {
      const cut = { from: pause.from.getTime(), to: pause.to.getTime() };
      if (cut.from < cut.to) spans = spans.flatMap((span) => without(span, cut));
    }
    return spans;
  }
}

function periodOf({ from, to, week, daysOff, swaps }: CalendarVersion): Period {
  const hours = weekOf(week);
  const exceptions = new Map<CivilDate, readonly MinuteSpan[]>();
  for (const { on } of daysOff) exceptions.set(on, []);
  for (const { off, worked } of swaps) {
    exceptions.set(off, []);
    exceptions.set(worked, hours[weekdayOf(off) - 1] ?? []);
  }
  return { from, to, week: hours, exceptions };
}

/** What of an interval lies outside another: nothing, one part or two. */
function without<Interval extends { readonly from: string | number; readonly to: string | number }>(
  interval: Interval,
  cut: { readonly from: Interval['from']; readonly to: Interval['to'] },
): Interval[] {
  if (cut.to <= interval.from || interval.to <= cut.from) return [interval];
  const before = interval.from < cut.from ? [{ ...interval, to: cut.from }] : [];
  const after = cut.to < interval.to ? [{ ...interval, from: cut.to }] : [];
  return [...before, ...after];
}
