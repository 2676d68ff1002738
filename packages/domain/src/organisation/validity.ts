import { parseCivilDate, type CivilDate } from '../calendar/civil-date.js';
import { accepted, refused, type Parsed } from '../parsed.js';

/** When something exists: [validFrom, validTo). Null means without a known beginning, or without an end. */
export interface Validity {
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
}

/** Reads an interval from outside; an empty text means an open side. It must contain at least one day. */
export function parseValidity(from: string, to: string): Parsed<Validity, 'date-invalid' | 'interval-empty'> {
  const validFrom = from === '' ? null : parseCivilDate(from);
  const validTo = to === '' ? null : parseCivilDate(to);
  if (validFrom === null && from !== '') return refused('date-invalid', { text: from });
  if (validTo === null && to !== '') return refused('date-invalid', { text: to });
  if (validFrom !== null && validTo !== null && validFrom >= validTo) {
    return refused('interval-empty', { from: validFrom, to: validTo });
  }
  return accepted({ validFrom, validTo });
}

/** Whether it exists on the date: the first day counts, the last does not. */
export function isValidOn(validity: Validity, date: CivilDate): boolean {
  return startsBefore(validity.validFrom, date) && endsAfter(validity.validTo, date);
}

/** Whether the two intervals share a day; intervals that only touch do not. */
export function overlap(a: Validity, b: Validity): boolean {
  return precedes(a.validFrom, b.validTo) && precedes(b.validFrom, a.validTo);
}

function startsBefore(from: CivilDate | null, date: CivilDate): boolean {
  return from === null || from <= date;
}

function endsAfter(to: CivilDate | null, date: CivilDate): boolean {
  return to === null || date < to;
}

function precedes(from: CivilDate | null, to: CivilDate | null): boolean {
  return from === null || to === null || from < to;
}
