import { findForbiddenCharacter, type Parsed } from '@namkhong/domain';

/** A text of a document, and how a message calls it. */
export type NamedText = readonly [field: string, text: string | null];

/** The first of the texts that holds a character no document may hold: see `findForbiddenCharacter`. */
export function refuseForbidden(texts: readonly NamedText[]): Parsed<true, 'character-forbidden'> {
  for (const [field, text] of texts) {
    const character = text === null ? null : findForbiddenCharacter(text);
    if (character !== null) {
      return { ok: false, reason: { code: 'character-forbidden', params: { field, character } } };
    }
  }
  return { ok: true, value: true };
}
