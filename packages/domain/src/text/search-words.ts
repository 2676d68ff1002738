import { toUnaccented } from './unaccented.js';

/** Where the newer rule puts a tone mark in an open syllable, and where the older one does: `hoà` is `hòa`. */
const TONES: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const OPEN_SYLLABLE = new RegExp(`(${Object.keys(TONES).join('|')})(?!\\p{L})`, 'gu');

/**
 * The words of a text as a search compares them: lower case, NFC, one way of placing tone marks, digits without leading
 * zeros, everything that is neither letter nor digit a boundary. `Số 01-CT/TU: Uỷ ban` is `số 1 ct tu ủy ban`.
 */
export function searchWords(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) =>
    word.replace(OPEN_SYLLABLE, (found) => TONES[found] ?? found).replace(/^0+(?=\p{N})/u, ''),
  );
}

/**
 * Where in a text, in characters, a word of the question begins: as it is asked for, or without its marks where the question
 * has none. -1 where there is none.
 */
export function findAskedWord(text: string, question: readonly string[]): number {
  const asked = new Set(question);
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [folded = ''] = searchWords(word);
    if (asked.has(folded) || asked.has(toUnaccented(folded))) return index;
  }
  return -1;
}

/** Words and, where they carry marks, the same without: what an index holds so that both ways of asking find them. */
export function indexWords(text: string): { readonly written: string[]; readonly plain: string[] } {
  const written = searchWords(text);
  return { written, plain: written.map(toUnaccented) };
}
