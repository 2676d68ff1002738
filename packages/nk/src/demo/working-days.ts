import { addDays, quarterDays, type CivilDate, type Quarter } from '@namkhong/domain';

/**
 * Public holidays of the two quarters that fall on weekdays (Bộ luật Lao động 2019, Điều 111 and 112): Hùng Kings' day
 * was a Sunday and moved to 27 April; 30 April, 1 May, and National Day with the day before it.
 */
const holidays: ReadonlySet<CivilDate> = new Set([
  '2026-04-27',
  '2026-04-30',
  '2026-05-01',
  '2026-09-01',
  '2026-09-02',
]);

/** The days of the quarter on which a ward's counters are open. */
export function workingDays(quarter: Quarter): CivilDate[] {
  const { from, to } = quarterDays(quarter);
  const days: CivilDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

function isWorkingDay(day: CivilDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}
