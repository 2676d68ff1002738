import { addMonths, type Month } from '@namkhong/domain';

/** A month of a unit's requests, by the month in which they were received. */
export interface RequestMonth {
  readonly month: Month;
  readonly received: number;
  readonly closedByUnit: number;
  readonly resolved: number;
  readonly notResolved: number;
  readonly appealed: number;
  readonly onTime: number;
}

export interface ToldFigures {
  readonly received: number | null;
  readonly closedByUnit: number | null;
  readonly resolved: number | null;
  readonly notResolved: number | null;
  readonly unheard: number | null;
  readonly appealed: number | null;
  readonly onTime: number | null;
  readonly withheldMonths: Month[];
}

/** Fewer requests than this in a month are not told. */
const FEWEST_REQUESTS = 10;

/**
 * Sums over the finished months with at least ten requests. What the unit closed and what people call resolved stay apart, and
 * those who said nothing are counted as neither. Whether a month is told hangs on the number received alone, so that no
 * later word of a person makes a month appear or vanish.
 */
export function tellFigures(
  months: readonly RequestMonth[],
  { from, to }: { readonly from: Month; readonly to: Month },
  runningMonth: Month,
): ToldFigures {
  const byMonth = new Map(months.map((each) => [each.month, each]));
  const told: RequestMonth[] = [];
  const withheldMonths: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const found = byMonth.get(month);
    if (found && month < runningMonth && found.received >= FEWEST_REQUESTS) told.push(found);
    else withheldMonths.push(month);
  }
  const sum = (count: (month: RequestMonth) => number) =>
    told.length === 0 ? null : told.reduce((total, month) => total + count(month), 0);
  return {
    received: sum((month) => month.received),
    closedByUnit: sum((month) => month.closedByUnit),
    resolved: sum((month) => month.resolved),
    notResolved: sum((month) => month.notResolved),
    unheard: sum((month) => month.closedByUnit - month.resolved - month.notResolved),
    appealed: sum((month) => month.appealed),
    onTime: sum((month) => month.onTime),
    withheldMonths,
  };
}
