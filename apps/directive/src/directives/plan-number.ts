import {
  formatNumber,
  nextNumber,
  numberingPeriod,
  parseDocumentNumber,
  termOn,
  type CivilDate,
  type CommitteeTerm,
  type DocumentType,
  type Parsed,
  type PeriodFault,
} from '@namkhong/domain';

export type IssueDateFault = 'issued-in-future' | 'issued-before-signed';
export type SeriesFault = PeriodFault | 'term-wrong' | 'term-over';
export type OrderFault = 'issued-before-last';

/** A document about to get its number. */
export interface NumberRequest {
  readonly type: DocumentType;
  readonly symbol: string;
  readonly department: string | null;
  readonly secret: boolean;
  readonly issuedOn: CivilDate;
  /** The first day of the term that the request means, where it says one. */
  readonly termBeginsOn: CivilDate | null;
}

/** What is wrong with the day, or null. The number follows the signature (NĐ 30/2020, điều 15). */
export function findDateFault(
  issuedOn: CivilDate,
  signedOn: CivilDate | null,
  today: CivilDate,
): IssueDateFault | null {
  if (issuedOn > today) return 'issued-in-future';
  return signedOn !== null && issuedOn < signedOn ? 'issued-before-signed' : null;
}

/**
 * The period of the series in which the document is numbered. A term that a later one has ended gives out no numbers any
 * more: what is found late is entered as a document that was numbered elsewhere.
 */
export function periodOfIssue(
  { type, secret, issuedOn, termBeginsOn }: NumberRequest,
  terms: readonly CommitteeTerm[],
  today: CivilDate,
): Parsed<string, SeriesFault> {
  const year = type.yearInNumber ? Number(issuedOn.slice(0, 4)) : null;
  const period = numberingPeriod({ system: type.system, year, secret, issuedOn }, terms);
  if (!period.ok || type.system === 'state') return period;
  const meant = termOn(terms, issuedOn);
  const current = termOn(terms, today);
  const beginsOn = meant?.beginsOn ?? '';
  if (termBeginsOn !== null && termBeginsOn !== beginsOn) {
    return { ok: false, reason: { code: 'term-wrong', params: { date: issuedOn, beginsOn } } };
  }
  if (current !== null && current.beginsOn !== beginsOn) {
    return {
      ok: false,
      reason: { code: 'term-over', params: { date: issuedOn, beginsOn: current.beginsOn } },
    };
  }
  return period;
}

/** The next number of the series with its text; numbers follow the days of issue (NĐ 30/2020, điều 15). */
export function planNumber(
  request: NumberRequest,
  series: { readonly lastNumber: number; readonly lastIssuedOn: CivilDate | null },
  taken: ReadonlySet<number>,
): Parsed<{ readonly number: number; readonly written: string }, OrderFault> {
  const { lastNumber, lastIssuedOn } = series;
  if (lastIssuedOn !== null && request.issuedOn < lastIssuedOn) {
    const params = { date: request.issuedOn, lastNumber, lastIssuedOn };
    return { ok: false, reason: { code: 'issued-before-last', params } };
  }
  const number = nextNumber(lastNumber, taken);
  const written = formatNumber({ ...request, number });
  const read = parseDocumentNumber(written);
  if (!read.ok) throw new Error(`${written} was to be given out and is no number`);
  return { ok: true, value: { number, written } };
}
