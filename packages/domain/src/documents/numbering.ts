import { addDays, type CivilDate } from '../calendar/civil-date.js';
import { accepted, refused, type Parsed } from '../parsed.js';
import { parseDocumentNumber, type DocumentNumber } from './document-number.js';
import type { DocumentType } from './document-type.js';

/** A committee's term: its documents are numbered anew from its first day until the next term's. */
export interface CommitteeTerm {
  readonly name: string;
  readonly beginsOn: CivilDate;
}

/**
 * The first day of a committee's term (36-HD/VPTW, II.1.3): the day after the congress closes, or the day of the new
 * committee's first meeting where that is held during the congress.
 */
export function termBegins(congressClosedOn: CivilDate, firstMeetingOn: CivilDate | null): CivilDate {
  return firstMeetingOn !== null && firstMeetingOn <= congressClosedOn
    ? firstMeetingOn
    : addDays(congressClosedOn, 1);
}

/** The term a day lies in: the latest that had begun. Null before the first. */
export function termOn(terms: readonly CommitteeTerm[], day: CivilDate): CommitteeTerm | null {
  const begun = terms.filter(({ beginsOn }) => beginsOn <= day);
  return begun.reduce<CommitteeTerm | null>(
    (latest, term) => (latest === null || term.beginsOn > latest.beginsOn ? term : latest),
    null,
  );
}

/** What decides in which series of numbers a document stands. */
export interface NumberedDocument {
  readonly system: 'state' | 'party';
  /** The year written in the number, where it is. */
  readonly year: number | null;
  readonly secret: boolean;
  readonly issuedOn: CivilDate;
}

export type PeriodFault = 'term-missing' | 'date-before-term';

/**
 * Within which period numbers of one issuer and type run. State: the year, and secret documents apart (NĐ 30/2020,
 * điều 15). Party: the committee's term, secret documents in the same series (36-HD/VPTW).
 */
export function numberingPeriod(
  { system, year, secret, issuedOn }: NumberedDocument,
  terms: readonly CommitteeTerm[],
): Parsed<string, PeriodFault> {
  if (system === 'state')
    return accepted(`${year ?? Number(issuedOn.slice(0, 4))}${secret ? ' secret' : ''}`);
  const term = termOn(terms, issuedOn);
  if (term !== null) return accepted(termPeriod(term));
  const [first] = terms.toSorted((a, b) => (a.beginsOn < b.beginsOn ? -1 : 1));
  return first === undefined
    ? refused('term-missing', { date: issuedOn })
    : refused('date-before-term', { date: issuedOn, beginsOn: first.beginsOn });
}

/** The name of a term's series. */
export function termPeriod({ beginsOn }: Pick<CommitteeTerm, 'beginsOn'>): string {
  return `term from ${beginsOn}`;
}

/** The lowest number above the last given that nothing has. Those declared for older documents are stepped over. */
export function nextNumber(last: number, taken: ReadonlySet<number>): number {
  let number = last + 1;
  while (taken.has(number)) number += 1;
  return number;
}

export interface NumberParts {
  readonly type: DocumentType;
  /** The issuer's symbol, `UBND`, `TU`. */
  readonly symbol: string;
  /** The drafting unit's, in a công văn of the state. */
  readonly department: string | null;
  readonly number: number;
  readonly issuedOn: CivilDate;
}

/** Writes a number in the grammar of its type: `02/QĐ-UBND`, `15/UBND-NC`, `26/2026/QĐ-UBND`, `693-CV/TU`. */
export function formatNumber({ type, symbol, department, number, issuedOn }: NumberParts): string {
  const digits = String(number).padStart(2, '0');
  if (type.system === 'party') return `${digits}-${type.abbreviation ?? ''}/${symbol}`;
  const year = type.yearInNumber ? `${issuedOn.slice(0, 4)}/` : '';
  const parts = type.abbreviation === null ? [symbol, department] : [type.abbreviation, symbol];
  return `${digits}/${year}${parts.filter((part) => part !== null).join('-')}`;
}

/**
 * Whether numbers written with the symbol, and with the department where there is one, are read back as what they are. A
 * symbol that is a type's abbreviation is not: `01/BC-NC` is a report's number.
 */
export function isWritableSymbol(
  system: 'state' | 'party',
  symbol: string,
  department: string | null = null,
): boolean {
  const text = system === 'party' ? `01-CV/${symbol}` : `01/${[symbol, department ?? 'X'].join('-')}`;
  const read = parseDocumentNumber(text);
  if (!read.ok || read.value.normalised !== text) return false;
  const expected: Partial<DocumentNumber> =
    system === 'party'
      ? { system, issuer: symbol }
      : { system, type: null, issuer: symbol, department: department ?? 'X' };
  return Object.entries(expected).every(([key, value]) => read.value[key as keyof DocumentNumber] === value);
}
