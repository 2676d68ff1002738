import { localDate, type CivilDate } from '@namkhong/domain';

/** The digest of a day and the instant up to which it tells. */
export interface DigestTime {
  readonly day: CivilDate;
  readonly at: Date;
}

/** The digest that is due: at 07:30 local time of a working day. Null on other days, and before. */
export function digestOf(now: Date, isWorkingDay: boolean): DigestTime | null {
  const day = localDate(now);
  const at = new Date(`${day}T07:30:00+07:00`);
  return isWorkingDay && now >= at ? { day, at } : null;
}
