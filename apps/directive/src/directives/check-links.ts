import { parseDocumentNumber, type Parsed } from '@namkhong/domain';
import { invalidNumber, normaliseName } from './draft-directive.js';
import { refuseForbidden } from './text-fault.js';

export type LinkKind = 'based-on' | 'amends' | 'supersedes' | 'revokes';

/** What one document says of another: by number, and by id where the register holds it. */
export interface DocumentLink {
  readonly kind: LinkKind;
  readonly number: string;
  readonly issuer: string | null;
  readonly targetId: string | null;
}

/** A link as it is asked for. */
export interface LinkRequest {
  readonly kind: LinkKind;
  readonly number: string;
  readonly issuer: string | null;
  readonly directiveId: string | null;
}

/**
 * Normalises links; one that names a document of the register takes number and issuer from there. Refused are numbers that
 * are none, ids that the register does not show, and a number that is not that document's.
 */
export function checkLinks(
  links: readonly LinkRequest[],
  registered: ReadonlyMap<string, { readonly number: string; readonly issuer: string }>,
): Parsed<DocumentLink[], 'document-number-invalid' | 'link-unknown' | 'character-forbidden'> {
  const checked: DocumentLink[] = [];
  for (const { kind, number, issuer, directiveId } of links) {
    const parsed = parseDocumentNumber(number);
    if (!parsed.ok) return invalidNumber(number, parsed.reason);
    const clean = refuseForbidden([['links.issuer', issuer]]);
    if (!clean.ok) return clean;
    const { normalised } = parsed.value;
    const target = directiveId === null ? undefined : registered.get(directiveId);
    if (directiveId !== null && target?.number !== normalised) {
      return { ok: false, reason: { code: 'link-unknown', params: { number: normalised } } };
    }
    const link = {
      ...{ kind, number: normalised, targetId: directiveId },
      issuer: target?.issuer ?? (issuer === null ? null : normaliseName(issuer)),
    };
    const isRepeated = checked.some(
      (each) => each.kind === kind && each.number === link.number && each.issuer === link.issuer,
    );
    if (!isRepeated) checked.push(link);
  }
  return { ok: true, value: checked };
}
