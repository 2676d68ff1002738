/**
 * A calendar date without a time, `YYYY-MM-DD`, in the proleptic Gregorian calendar, years 0001–9999. Dates people
 * see are local to Asia/Ho_Chi_Minh. Written this way, dates order as text: `a < b` means "a is earlier".
 */
export type CivilDate = string;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;
const HO_CHI_MINH_OFFSET_HOURS = 7;

/** The date if the text is one that exists (`2026-02-30` does not), else null. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = PATTERN.exec(text);
  if (match === null || match[1] === '0000') return null;
  // A day that its month does not have is read as one of the next month, or as no date at all.
  return new Date(`${text}T00:00:00.000Z`).getUTCDate() === Number(match[3]) ? text : null;
}

/** Negative, zero or positive as `a` is before, equal to or after `b`. */
export function compareCivilDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The date `days` later (earlier when negative). Throws RangeError when `date` is no date or the year leaves 0001–9999. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moved = new Date(toEpochMilliseconds(date) + days * MILLISECONDS_PER_DAY);
  const result = Number.isNaN(moved.getTime()) ? null : parseCivilDate(formatUtc(moved));
  if (result === null) throw new RangeError(`no date lies ${days} days from ${date}`);
  return result;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Throws RangeError when either is no date. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (toEpochMilliseconds(to) - toEpochMilliseconds(from)) / MILLISECONDS_PER_DAY;
}

/**
 * The local date in Asia/Ho_Chi_Minh at an instant. The zone has been UTC+7 without daylight saving since
 * 13 June 1975 (IANA tz database); instants before that are refused with a RangeError, as is an invalid Date.
 */
export function localDate(instant: Date): CivilDate {
  if (!(instant.getTime() >= Date.UTC(1975, 5, 13)))
    throw new RangeError('an instant since 1975-06-13 is needed');
  return formatUtc(new Date(instant.getTime() + HO_CHI_MINH_OFFSET_HOURS * 3_600_000));
}

/** The instant at which a local date begins. */
export function startOfDay(date: CivilDate): Date {
  return new Date(`${date}T00:00:00+07:00`);
}

function toEpochMilliseconds(date: CivilDate): number {
  if (parseCivilDate(date) === null) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00.000Z`);
}

function formatUtc(date: Date): string {
  return date.toISOString().slice(0, 10);
}
