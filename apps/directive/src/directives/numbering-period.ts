import type { CivilDate, DocumentNumber } from '@namkhong/domain';

const FIRST_TERM = 1930;
const TERM_YEARS = 5;

/**
 * Within which period a number is unique per issuer: for state documents the year (NĐ 30/2020, they restart each
 * 1 January), for documents of the Party the committee's five-year term (36-HD/VPTW, they run on through the term).
 * A term really begins on the day after a congress, which differs between committees, so a document of a congress year
 * counts by its year alone: a number is refused only when it surely repeats.
 */
export function numberingPeriod(number: DocumentNumber, issuedOn: CivilDate): string {
  const year = Number(issuedOn.slice(0, 4));
  if (number.system === 'state') return String(number.year ?? year);
  const yearOfTerm = (year - FIRST_TERM) % TERM_YEARS;
  if (yearOfTerm === 0) return `congress ${year}`;
  const congress = year - yearOfTerm;
  return `term ${congress}-${congress + TERM_YEARS}`;
}
