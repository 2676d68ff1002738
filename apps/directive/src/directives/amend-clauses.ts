import type { Parsed } from '@namkhong/domain';

/** A clause as it stands before an amendment. */
export interface StandingClause {
  readonly clauseId: string;
  readonly ordinal: number;
  readonly text: string;
  readonly version: number;
  readonly repealed: boolean;
}

export type ClauseChange =
  | { readonly kind: 'replace'; readonly clauseId: string; readonly text: string }
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'repeal'; readonly clauseId: string };

export type AmendFault = 'clause-unknown' | 'clause-changed-twice' | 'clause-repealed';

/** What an amendment makes of the clauses: those that got another wording, and those that are new. */
export interface AmendedClauses {
  readonly changed: readonly StandingClause[];
  readonly added: readonly StandingClause[];
}

/**
 * Applies an amendment. A clause keeps its id and its place, so that what was cited stays what was meant; new ones come
 * last; a repealed one keeps its last wording.
 */
export function amendClauses(
  standing: readonly StandingClause[],
  changes: readonly ClauseChange[],
  nextId: () => string,
): Parsed<AmendedClauses, AmendFault> {
  const changed: StandingClause[] = [];
  const added: StandingClause[] = [];
  let ordinal = Math.max(0, ...standing.map((clause) => clause.ordinal));
  for (const change of changes) {
    if (change.kind === 'add') {
      ordinal += 1;
      added.push({ clauseId: nextId(), ordinal, text: change.text, version: 1, repealed: false });
      continue;
    }
    const clause = standing.find(({ clauseId }) => clauseId === change.clauseId);
    if (clause === undefined) return refuse('clause-unknown', change.clauseId);
    if (clause.repealed) return refuse('clause-repealed', String(clause.ordinal));
    if (changed.some(({ clauseId }) => clauseId === change.clauseId)) {
      return refuse('clause-changed-twice', String(clause.ordinal));
    }
    const text = change.kind === 'replace' ? change.text : clause.text;
    changed.push({ ...clause, text, version: clause.version + 1, repealed: change.kind === 'repeal' });
  }
  return { ok: true, value: { changed, added } };
}

function refuse(code: AmendFault, text: string) {
  return { ok: false, reason: { code, params: { text } } } as const;
}
