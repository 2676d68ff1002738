import type { CalendarDay } from '@namkhong/contracts/http/directive-calendar';
import {
  addDays,
  nationalCalendarVersions,
  type CalendarVersion,
  type CivilDate,
  type WorkingCalendar,
} from '@namkhong/domain';

/**
 * Every day in [from, to): its hours, and what makes it differ from its weekday. Throws DayOutsideCalendarError.
 *
 * @param versions the authority's own, each after those it replaces, which `calendar` is made of
 */
export function describeDays(
  calendar: WorkingCalendar,
  versions: readonly CalendarVersion[],
  from: CivilDate,
  to: CivilDate,
): CalendarDay[] {
  const all = [...nationalCalendarVersions, ...versions];
  const days: CalendarDay[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) {
    const version = all.findLast((each) => each.from <= date && date < each.to);
    days.push({
      date,
      hours: calendar.hoursOn(date).map((span) => ({ from: clockTime(span.from), to: clockTime(span.to) })),
      ...remarkOf(version, date),
      provisional: version?.provisional ?? false,
    });
  }
  return days;
}

function remarkOf(
  version: CalendarVersion | undefined,
  date: CivilDate,
): Pick<CalendarDay, 'remark' | 'name'> {
  const off = version?.daysOff.find(({ on }) => on === date);
  if (off) return { remark: off.kind, name: off.name };
  const isGiven = version?.swaps.some((swap) => swap.off === date) ?? false;
  const isWorked = version?.swaps.some((swap) => swap.worked === date) ?? false;
  return { remark: isGiven ? 'swapped-off' : isWorked ? 'swapped-worked' : null, name: null };
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
