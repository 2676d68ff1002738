import { findForbiddenCharacter } from '@namkhong/domain';
import { Problem } from '@namkhong/service-kit';

/** A text as it is kept: in composed letters. @throws Problem 422 `text-forbidden-character` */
export function plain(text: string): string {
  const composed = text.normalize('NFC');
  const character = findForbiddenCharacter(composed);
  if (character !== null) throw new Problem(422, 'text-forbidden-character', { character });
  return composed;
}
