import { numberingPeriod, type CivilDate, type CommitteeTerm, type DocumentNumber } from '@namkhong/domain';

const FIRST_TERM = 1930;
const TERM_YEARS = 5;

/**
 * Within which period a document that was numbered elsewhere is unique per issuer. Where the committee's term is not on
 * record, five years between congress years stand for it, and a document of a congress year counts by its year alone,
 * since terms begin on different days: a number is refused only when it surely repeats.
 */
export function periodOfRecorded(
  { system, year }: DocumentNumber,
  issuedOn: CivilDate,
  terms: readonly CommitteeTerm[],
): string {
  const known = numberingPeriod({ system, year, secret: false, issuedOn }, terms);
  return known.ok ? known.value : assumedTerm(Number(issuedOn.slice(0, 4)));
}

function assumedTerm(year: number): string {
  const yearOfTerm = (year - FIRST_TERM) % TERM_YEARS;
  if (yearOfTerm === 0) return `congress ${year}`;
  const congress = year - yearOfTerm;
  return `term ${congress}-${congress + TERM_YEARS}`;
}
