import { parseDocumentNumber, type CivilDate, type DocumentNumberFault, type Parsed } from '@namkhong/domain';
import { numberingPeriod } from './numbering-period.js';

/** A directive as its issuer hands it in. */
export interface DirectiveDraft {
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: CivilDate;
  readonly status: 'historical' | 'issued';
  readonly basedOn: readonly string[];
  readonly clauses: readonly { readonly text: string; readonly asReported: boolean }[];
  readonly source: string | null;
  readonly illustrative: boolean;
}

interface ClauseState {
  readonly clauseId: string;
  /** From 1, in the order of the document. */
  readonly ordinal: number;
  readonly text: string;
  readonly asReported: boolean;
}

/** A directive ready for the register: numbers normalised, clauses numbered. */
export interface DirectiveState extends Omit<DirectiveDraft, 'clauses'> {
  readonly directiveId: string;
  /** With the issuer and the number what makes the document unique. */
  readonly numberingPeriod: string;
  readonly clauses: readonly ClauseState[];
}

/** Numbers a draft, or names the first number that is none (`number` in the params) and why (`reason`). */
export function draftDirective(
  draft: DirectiveDraft,
  nextId: () => string,
): Parsed<DirectiveState, 'document-number-invalid'> {
  const number = parseDocumentNumber(draft.number);
  if (!number.ok) return invalid(draft.number, number.reason.code);
  const basedOn: string[] = [];
  for (const basis of draft.basedOn) {
    const parsed = parseDocumentNumber(basis);
    if (!parsed.ok) return invalid(basis, parsed.reason.code);
    if (!basedOn.includes(parsed.value.normalised)) basedOn.push(parsed.value.normalised);
  }
  return {
    ok: true,
    value: {
      ...draft,
      directiveId: nextId(),
      number: number.value.normalised,
      issuer: draft.issuer.normalize('NFC').replace(/\s+/gu, ' ').trim(),
      numberingPeriod: numberingPeriod(number.value, draft.issuedOn),
      basedOn,
      clauses: draft.clauses.map((clause, index) => ({ ...clause, clauseId: nextId(), ordinal: index + 1 })),
    },
  };
}

function invalid(number: string, reason: DocumentNumberFault) {
  return { ok: false, reason: { code: 'document-number-invalid', params: { number, reason } } } as const;
}
