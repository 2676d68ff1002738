import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { addMonths, localDate, monthOf, type CivilDate } from '@namkhong/domain';

export type Cadence = 'monthly' | 'closed-quarter';

/** Two in the morning of the second of a month in Vietnam: the month before is told by then. */
const DUE = '-02T02:00:00+07:00';

/** When a monthly export is made next, after a moment; null for one that waits for a quarter, or beyond its last day. */
export function nextRun(cadence: Cadence, after: Date, endsOn: CivilDate): Date | null {
  if (cadence === 'closed-quarter') return null;
  const month = monthOf(localDate(after));
  for (const candidate of [month, addMonths(month, 1)]) {
    const at = new Date(`${candidate}${DUE}`);
    if (at > after) return localDate(at) <= endsOn ? at : null;
  }
  return null;
}

/** So many months up to the last one that has ended. */
export function windowOf(months: number, now: Date): IndexQuery['window'] {
  const last = addMonths(monthOf(localDate(now)), -1);
  return { from: addMonths(last, 1 - months), to: last };
}
