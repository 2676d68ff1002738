import { addDays, type CivilDate } from './civil-date.js';
import { nationalCalendar } from './national-calendar.js';
import { weekdayOf } from './weekly-hours.js';

/**
 * Whether public offices work on the date by the national calendar; beyond its years Monday to Friday. For services
 * that know no authority's own calendar; where there is one, ask its WorkingCalendar.
 */
export function isWorkingDay(date: CivilDate): boolean {
  return nationalCalendar.covers(date) ? nationalCalendar.isWorkingDay(date) : weekdayOf(date) <= 5;
}

/** The `count`-th working day after the date; the date itself is not counted. `count` is a whole number from 1. */
export function addWorkingDays(date: CivilDate, count: number): CivilDate {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`a whole number from 1 is needed, not ${count}`);
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
