import { addDays, type CivilDate } from './civil-date.js';
import { addMonths, monthOf } from './period.js';

/**
 * The same day of a later month, or the month's last where it has no such day: how terms in months and years are counted
 * (Bộ luật Dân sự 2015, Điều 148 khoản 2). Throws RangeError when the text is no date.
 */
export function addCalendarMonths(date: CivilDate, months: number): CivilDate {
  const month = addMonths(monthOf(date), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const wanted = `${month}-${date.slice(8)}`;
  return wanted < last ? wanted : last;
}
