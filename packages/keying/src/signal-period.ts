import { addDays, type CivilDate } from '@namkhong/domain';

/** Days a key outlives its half-year, so that detection can finish. */
const DAYS_KEPT = 90;

export interface SignalPeriod {
  /** For example `2026-H2`. */
  readonly halfYear: string;
  readonly destroyOn: CivilDate;
}

/** The half-year whose key hashes what is seen on a day, and the day on which that key is destroyed. */
export function signalPeriodOf(day: CivilDate): SignalPeriod {
  const year = Number(day.slice(0, 4));
  const first = day.slice(5, 7) <= '06';
  const firstDayAfter = first ? `${year}-07-01` : `${year + 1}-01-01`;
  return { halfYear: `${year}-${first ? 'H1' : 'H2'}`, destroyOn: addDays(firstDayAfter, DAYS_KEPT) };
}
