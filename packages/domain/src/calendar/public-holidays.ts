import type { CivilDate } from './civil-date.js';

/**
 * Weekdays on which public offices are closed, and Saturdays worked in exchange. Sources: Bộ luật Lao động 2019,
 * Điều 112; the Ministry of Home Affairs' announcement of 17/10/2025 (Tết and 2 September 2026, with the day exchanged);
 * Giỗ Tổ falls on a Sunday in 2026 and is made up for on Monday. 24 November is the day of culture named by Nghị quyết
 * 80-NQ/TW; where it should not be free, a unit gains one day. The full working calendar, with years to come and
 * decisions of the province, replaces this table.
 */
export const closedWeekdays: ReadonlySet<CivilDate> = new Set([
  '2026-01-01',
  '2026-01-02',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-04-27',
  '2026-04-30',
  '2026-05-01',
  '2026-08-31',
  '2026-09-01',
  '2026-09-02',
  '2026-11-24',
  '2027-01-01',
]);

export const workedSaturdays: ReadonlySet<CivilDate> = new Set(['2026-01-10', '2026-08-22']);
