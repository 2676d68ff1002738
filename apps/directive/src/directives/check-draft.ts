import {
  findDocumentType,
  isSecret,
  isWritableSymbol,
  type Parsed,
  type SecrecyLevel,
} from '@namkhong/domain';
import type { Issuer } from './issuer.repository.js';
import { refuseForbidden } from './text-fault.js';

export type DraftFault =
  | 'document-type-unknown'
  | 'department-missing'
  | 'department-unneeded'
  | 'symbol-unwritable'
  | 'character-forbidden'
  | 'secret-content-refused';

export interface CheckedDraft {
  readonly type: string;
  readonly title: string;
  readonly department: string | null;
  readonly secrecy: SecrecyLevel;
}

/**
 * Whether a draft can become a document of the issuer: a type of its system, and the drafting unit's symbol exactly where
 * the type is a công văn of the state. A draft that holds clauses cannot be made secret.
 */
export function checkDraft(
  draft: CheckedDraft,
  issuer: Pick<Issuer, 'system' | 'symbol'>,
  clauses: number,
): Parsed<true, DraftFault> {
  const { department, secrecy } = draft;
  const type = findDocumentType(draft.type);
  if (type === null || type.system !== issuer.system) return refuse('document-type-unknown', draft.type);
  const isLetter = type.system === 'state' && type.abbreviation === null;
  if (isLetter && department === null) return refuse('department-missing', type.name);
  if (!isLetter && department !== null) return refuse('department-unneeded', type.name);
  if (!isWritableSymbol(issuer.system, issuer.symbol, department)) {
    return refuse('symbol-unwritable', department ?? issuer.symbol);
  }
  if (isSecret(secrecy) && clauses > 0) return refuse('secret-content-refused', secrecy);
  return refuseForbidden([['title', draft.title]]);
}

function refuse<Code extends DraftFault>(code: Code, text: string) {
  return { ok: false, reason: { code, params: { text } } } as const;
}
