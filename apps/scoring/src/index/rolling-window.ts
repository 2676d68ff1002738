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
export function addMonths(firstDay: string, count: number): string {
  const ordinal = Number(firstDay.slice(0, 4)) * 12 + Number(firstDay.slice(5, 7)) - 1 + count;
  const year = String(Math.floor(ordinal / 12)).padStart(4, '0');
  return `${year}-${String((ordinal % 12) + 1).padStart(2, '0')}-01`;
}

function windowEnding(to: string): MonthWindow {
  return { from: addMonths(to, 1 - MONTHS), to };
}
