import { addDays, type CivilDate } from './civil-date.js';
import { closedWeekdays, workedSaturdays } from './public-holidays.js';

const SATURDAY = 6;
const SUNDAY = 0;

/** Whether public offices work on the date: Monday to Friday but for holidays, and Saturdays worked in exchange. */
export function isWorkingDay(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === SUNDAY) return false;
  if (weekday === SATURDAY) return workedSaturdays.has(date);
  return !closedWeekdays.has(date);
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
