import { indexWords, searchWords } from './search-words.js';

/** What of a document can be searched. */
export interface SearchedTexts {
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly clauses: readonly string[];
}

/** Of very long documents the beginning: a tsvector holds one megabyte at most. */
const CLAUSE_CHARACTERS = 100_000;
const WORD_CHARACTERS = 64;
const QUERY_WORDS = 16;
/** PostgreSQL counts positions no further, and keeps no more than this many of one lexeme. */
const LAST_POSITION = 16_383;
const POSITIONS = 255;

/**
 * The document as PostgreSQL's text form of a tsvector: each word without its marks and, where it has some, with them, at
 * the same position. Number and title weigh most (A), then the issuer (B), then the clauses. Made here and not by
 * `to_tsvector`, whose parser reads `01-CT/TU` as a path, and so that index and question cannot differ.
 */
export function toTsvector({ number, title, issuer, clauses }: SearchedTexts): string {
  const positions = new Map<string, string[]>();
  let last = 0;
  const add = (text: string, weight: string) => {
    const { written, plain } = indexWords(text);
    for (const [index, word] of written.entries()) {
      last += 1;
      const place = `${Math.min(last, LAST_POSITION)}${weight}`;
      for (const form of new Set([word, plain[index] ?? word])) {
        const lexeme = shorten(form);
        const places = positions.get(lexeme) ?? [];
        if (places.length < POSITIONS && places.at(-1) !== place) places.push(place);
        positions.set(lexeme, places);
      }
    }
  };
  add(`${number} ${title}`, 'A');
  add(issuer, 'B');
  add(clauses.join(' ').slice(0, CLAUSE_CHARACTERS), '');
  // Words are letters and digits alone, so that nothing needs to be quoted.
  return [...positions].map(([lexeme, places]) => `${lexeme}:${places.join(',')}`).join(' ');
}

/**
 * The question as PostgreSQL's text form of a tsquery, all words of it: one with marks is found as it is written, one
 * without however it is marked. Null where the text holds no word.
 */
export function toTsquery(text: string): string | null {
  const words = [...new Set(searchWords(text).map(shorten))].slice(0, QUERY_WORDS);
  return words.length === 0 ? null : words.join(' & ');
}

function shorten(word: string): string {
  return word.slice(0, WORD_CHARACTERS);
}
