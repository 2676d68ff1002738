/**
 * What no text of ours may hold: controls besides tab and line breaks (NUL cannot even be stored), marks that turn the
 * direction of writing, so that a text shows as something else than it is, characters without width, and halves of
 * surrogate pairs. Vietnamese needs none of them.
 */
const FORBIDDEN =
  /(?![\t\n\r])\p{Cc}|[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\p{Cs}]/u;

/** The first such character as `U+202E`, or null. */
export function findForbiddenCharacter(text: string): string | null {
  const found = FORBIDDEN.exec(text)?.[0];
  if (found === undefined) return null;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code}`;
}
