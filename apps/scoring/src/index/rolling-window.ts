import { addMonths, monthOf, type CivilDate } from '@namkhong/domain';

/** Whole months, both ends included, each as its first day. */
export interface MonthWindow {
  readonly from: string;
  readonly to: string;
}

/** Four quarters. */
const MONTHS = 12;

/**
 * The four quarters ending with the current month; where a subject has no data in them, as with an imported history,
 * the four ending with its last month of data.
 *
 * @param months months with data, first days
 * @param current the current month, its first day
 */
export function rollingWindow(months: readonly string[], current: string): MonthWindow {
  const recent = windowEnding(current);
  const last = months
    .filter((month) => month <= current)
    .toSorted()
    .at(-1);
  return last === undefined || last >= recent.from ? recent : windowEnding(last);
}

/** The first day of the month `count` months later, or earlier when negative. */
export function firstDayAfter(firstDay: CivilDate, count: number): CivilDate {
  return `${addMonths(monthOf(firstDay), count)}-01`;
}

function windowEnding(to: string): MonthWindow {
  return { from: firstDayAfter(to, 1 - MONTHS), to };
}
