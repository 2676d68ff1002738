import type { CivilDate } from '@namkhong/domain';

/** An administrative procedure as it is in force during [validFrom, validTo). */
export interface ProcedureState {
  readonly procedureId: string;
  /** In the national database of procedures. */
  readonly code: string;
  readonly name: string;
  /** The field of administration. */
  readonly field: string;
  /** What makes offices comparable in the index; null where it was put in none. */
  readonly procedureGroup: string | null;
  readonly legalBasis: string | null;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly illustrative: boolean;
}

/** What makes two records speak of the same procedure: its code, and since when it has been as it is. */
export function procedureKey({ code, validFrom }: Pick<ProcedureState, 'code' | 'validFrom'>): string {
  return `${code}|${validFrom}`;
}
