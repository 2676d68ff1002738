import { parseDocumentNumber, type CivilDate } from '@namkhong/domain';

/** What decisions about a report depend on. */
export interface ReportFacts {
  readonly state: 'draft' | 'signed';
  /** The first day after the period. */
  readonly periodTo: CivilDate;
  /** The day on which the figures were compiled. */
  readonly compiledOn: CivilDate;
  readonly symbol: string;
}

export type ReportFault =
  | 'report-signed'
  | 'report-period-not-ended'
  | 'report-compiled-too-early'
  | 'report-number-invalid'
  | 'report-symbol-differs';

/** What is signed stays as it is; what changed since goes into a new edition. */
export function findChangeFault({ state }: Pick<ReportFacts, 'state'>): ReportFault | null {
  return state === 'signed' ? 'report-signed' : null;
}

/**
 * Why a report cannot be signed today; null when it can. A period must be over, and the figures those of its end: who
 * compiled before it must look again, so that nobody signs what has changed since.
 *
 * @param number the number it is to bear, which must be one of a report by the issuer's own symbol; null where it is written in by hand
 */
export function findSigningFault(
  facts: ReportFacts,
  number: string | null,
  today: CivilDate,
): ReportFault | null {
  if (facts.state === 'signed') return 'report-signed';
  if (today < facts.periodTo) return 'report-period-not-ended';
  if (facts.compiledOn < facts.periodTo) return 'report-compiled-too-early';
  if (number === null) return null;
  const parsed = parseDocumentNumber(number);
  if (!parsed.ok || parsed.value.system !== 'state') return 'report-number-invalid';
  return parsed.value.normalised.endsWith(`/${facts.symbol}`) ? null : 'report-symbol-differs';
}
