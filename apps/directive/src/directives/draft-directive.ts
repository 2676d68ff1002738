import {
  parseDocumentNumber,
  typeOfNumber,
  type CivilDate,
  type DocumentNumber,
  type DocumentNumberFault,
  type Parsed,
  type Reason,
} from '@namkhong/domain';
import { refuseForbidden } from './text-fault.js';

/** A directive that was numbered elsewhere, as its issuer hands it in. */
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
  /** The code of its type, or the abbreviation where the table of types lacks it. */
  readonly type: string;
  readonly parsedNumber: DocumentNumber;
  readonly clauses: readonly ClauseState[];
}

/** Numbers a draft, or names the first number that is none (`number` in the params), why (`reason`) and where (`part`). */
export function draftDirective(
  draft: DirectiveDraft,
  nextId: () => string,
): Parsed<DirectiveState, 'document-number-invalid' | 'character-forbidden'> {
  const number = parseDocumentNumber(draft.number);
  if (!number.ok) return invalidNumber(draft.number, number.reason);
  const basedOn: string[] = [];
  for (const basis of draft.basedOn) {
    const parsed = parseDocumentNumber(basis);
    if (!parsed.ok) return invalidNumber(basis, parsed.reason);
    if (!basedOn.includes(parsed.value.normalised)) basedOn.push(parsed.value.normalised);
  }
  const clean = refuseForbidden([
    ['title', draft.title],
    ['issuer', draft.issuer],
    ['source', draft.source],
    ...draft.clauses.map(({ text }, index) => [`clauses.${index}.text`, text] as const),
  ]);
  if (!clean.ok) return clean;
  return {
    ok: true,
    value: {
      ...draft,
      directiveId: nextId(),
      number: number.value.normalised,
      parsedNumber: number.value,
      type: typeOfNumber(number.value),
      issuer: normaliseName(draft.issuer),
      basedOn,
      clauses: draft.clauses.map((clause, index) => ({ ...clause, clauseId: nextId(), ordinal: index + 1 })),
    },
  };
}

/** An issuer's name in one way of writing, so that stray spaces make no second issuer. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** A number that is none, with what the parser says of it. */
export function invalidNumber(number: string, { code, params }: Reason<DocumentNumberFault>) {
  const { part = 'whole' } = params;
  return {
    ok: false,
    reason: { code: 'document-number-invalid', params: { number, reason: code, part } },
  } as const;
}
