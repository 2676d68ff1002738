import { addMonths, type CivilDate, type Month } from '@namkhong/domain';

/** Fewer answers than this are not told: among so few, one's own answer could be subtracted. */
const FEWEST_ANSWERS = 10;

export interface Answered {
  /** Null when no month may be told. */
  readonly answered: number | null;
  readonly withheldMonths: Month[];
}

/**
 * The answers of the months from `from` to `to`, both included, that may be told: finished months of at least ten. The
 * running month would let two looks at it be subtracted, and a month is told or withheld whichever span is asked for.
 */
export function tellAnswered(
  answeredByMonth: ReadonlyMap<Month, number>,
  { from, to }: { readonly from: Month; readonly to: Month },
  runningMonth: Month,
): Answered {
  const withheldMonths: Month[] = [];
  let answered: number | null = null;
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const count = answeredByMonth.get(month) ?? 0;
    if (month < runningMonth && count >= FEWEST_ANSWERS) answered = (answered ?? 0) + count;
    else withheldMonths.push(month);
  }
  return { answered, withheldMonths };
}

/** The days [from, to) of the months from `from` to `to`, both included. */
export function daysOf(from: Month, to: Month): { readonly from: CivilDate; readonly to: CivilDate } {
  return { from: `${from}-01`, to: `${addMonths(to, 1)}-01` };
}
