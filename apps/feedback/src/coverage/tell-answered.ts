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

/** Answers of a month: by official, `null` for those about none. */
export type MonthOfOfficials = ReadonlyMap<string | null, number>;

/**
 * The same by official, beside the unit's own figure, from which nobody's may be subtracted: where a finished month has
 * answers that are withheld, together fewer than ten or those of one official alone, the fewest of the others are withheld
 * with them, and so on. What is about no official is withheld, so it hides one of few as well.
 */
export function tellAnsweredByOfficial(
  answersByMonth: ReadonlyMap<Month, MonthOfOfficials>,
  { from, to }: { readonly from: Month; readonly to: Month },
  runningMonth: Month,
): Map<string, number> {
  const told = new Map<string, number>();
  for (let month = from; month <= to && month < runningMonth; month = addMonths(month, 1)) {
    for (const [officialId, count] of tellMonth(answersByMonth.get(month) ?? new Map()))
      told.set(officialId, (told.get(officialId) ?? 0) + count);
  }
  return told;
}

function tellMonth(answers: MonthOfOfficials): [string, number][] {
  const all = [...answers]
    .filter(([, count]) => count > 0)
    .sort(([a, m], [b, n]) => m - n || (String(a) < String(b) ? -1 : 1));
  const isOpen = (entry: (typeof all)[number]): entry is [string, number] =>
    entry[0] !== null && entry[1] >= FEWEST_ANSWERS;
  const open = all.filter(isOpen);
  const hidden = all.filter((entry) => !isOpen(entry));
  const sum = () => hidden.reduce((total, [, count]) => total + count, 0);
  while (hidden.length > 0 && (hidden.length === 1 || sum() < FEWEST_ANSWERS)) {
    const fewest = open.shift();
    if (!fewest) break;
    hidden.push(fewest);
  }
  return open;
}

/** The days [from, to) of the months from `from` to `to`, both included. */
export function daysOf(from: Month, to: Month): { readonly from: CivilDate; readonly to: CivilDate } {
  return { from: `${from}-01`, to: `${addMonths(to, 1)}-01` };
}
