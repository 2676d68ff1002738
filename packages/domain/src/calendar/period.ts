import { parseCivilDate, type CivilDate } from './civil-date.js';

/** A calendar month, `2026-11`. */
export type Month = string;

/** A calendar quarter, `2026-Q4`. */
export type Quarter = string;

const QUARTER = /^(\d{4})-Q([1-4])$/;

/** The month a date lies in. Throws RangeError when the text is no date. */
export function monthOf(date: CivilDate): Month {
  return checked(date).slice(0, 7);
}

/** The month `count` months later, or earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const ordinal = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${padYear(Math.floor(ordinal / 12))}-${String((ordinal % 12) + 1).padStart(2, '0')}`;
}

/** The quarter a date lies in. Throws RangeError when the text is no date. */
export function quarterOf(date: CivilDate): Quarter {
  const month = Number(checked(date).slice(5, 7));
  return `${date.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
}

/** The quarter after this one. Throws RangeError when the text is no quarter. */
export function nextQuarter(quarter: Quarter): Quarter {
  const { year, ordinal } = split(quarter);
  return ordinal === 4 ? `${padYear(year + 1)}-Q1` : `${padYear(year)}-Q${ordinal + 1}`;
}

/** The quarter before this one. Throws RangeError when the text is no quarter, or there is none before it. */
export function previousQuarter(quarter: Quarter): Quarter {
  const { year, ordinal } = split(quarter);
  if (ordinal > 1) return `${padYear(year)}-Q${ordinal - 1}`;
  if (year === 0) throw new RangeError(`no quarter before ${quarter}`);
  return `${padYear(year - 1)}-Q4`;
}

/** First day of the quarter and first day after it: [from, to). Throws RangeError when the text is no quarter. */
export function quarterDays(quarter: Quarter): { readonly from: CivilDate; readonly to: CivilDate } {
  return { from: firstDay(quarter), to: firstDay(nextQuarter(quarter)) };
}

function firstDay(quarter: Quarter): CivilDate {
  const { year, ordinal } = split(quarter);
  return `${padYear(year)}-${String(ordinal * 3 - 2).padStart(2, '0')}-01`;
}

function split(quarter: Quarter): { year: number; ordinal: number } {
  const match = QUARTER.exec(quarter);
  if (match === null) throw new RangeError(`not a quarter: ${quarter}`);
  return { year: Number(match[1]), ordinal: Number(match[2]) };
}

function checked(date: CivilDate): CivilDate {
  if (parseCivilDate(date) === null) throw new RangeError(`not a date: ${date}`);
  return date;
}

function padYear(year: number): string {
  return String(year).padStart(4, '0');
}
