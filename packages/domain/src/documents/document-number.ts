import { accepted, refused, type Parsed } from '../parsed.js';
import { findForbiddenCharacter } from '../text/forbidden-character.js';
import { isStateAbbreviation } from './document-type.js';
import { findMalformedPart } from './malformed-part.js';

/** A document's number, taken apart. Two texts mean the same number exactly when `normalised` is equal. */
export interface DocumentNumber {
  /** State: Nghị định 30/2020/NĐ-CP. Party: Hướng dẫn 36-HD/VPTW. */
  readonly system: 'state' | 'party';
  readonly number: number;
  /** A letter after the number, `a` in `12a/QĐ-UBND`; empty as a rule. */
  readonly suffix: string;
  /** Only where the number carries it, as legal acts do: `26/2015/QĐ-UBND`. */
  readonly year: number | null;
  /** The abbreviation: `QĐ`, `CV`. Null for a state công văn and wherever the symbol names no type. */
  readonly type: string | null;
  /** The symbol of the issuer, `UBND`. A symbol does not identify an issuer: many committees end in `TU`. */
  readonly issuer: string;
  /** The drafting unit that follows the issuer in a công văn, `TCCV` in `4336/VPCP-TCCV`. */
  readonly department: string | null;
  /** NFC, without stray spaces, numbers under ten with one leading zero. */
  readonly normalised: string;
}

/** A refusal names in its params the `part` that is wrong: see `NumberPart`. */
export type DocumentNumberFault =
  'empty' | 'character-forbidden' | 'number-missing' | 'number-zero' | 'form-unknown' | 'year-implausible';

const STATE = /^(\d{1,6})([a-z]?)\/(?:(\d{4})\/)?(\p{Lu}[\p{L}\d]*(?:-\p{Lu}[\p{L}\d&.]*)*)$/u;
const PARTY = /^(\d{1,6})([a-z]?)-(\p{Lu}\p{L}{0,3})\/(\p{Lu}[\p{L}\d.-]*)$/u;
const FIRST_YEAR = 1945;
const LAST_YEAR = 2100;

/**
 * Reads a document number in either grammar: `2071/QĐ-UBND`, `4336/VPCP-TCCV`, `91/2025/QH15`, `693-CV/TU`.
 * Mended silently: composed and decomposed letters, the Icelandic Ð typed for Đ, typographic dashes, spaces around
 * separators, a leading "Số:". Everything else is refused with its reason and the part that is wrong.
 */
export function parseDocumentNumber(text: string): Parsed<DocumentNumber, DocumentNumberFault> {
  const forbidden = findForbiddenCharacter(text);
  if (forbidden !== null) return refused('character-forbidden', { part: 'whole', character: forbidden });
  const clean = mend(text);
  if (clean === '') return refused('empty', { part: 'whole' });
  if (!/^\d/.test(clean)) return refused('number-missing', { text: clean, part: 'number' });
  const state = STATE.exec(clean);
  const party = PARTY.exec(clean);
  const [, digits = '', suffix = ''] = state ?? party ?? [];
  if (digits === '') return refused('form-unknown', { text: clean, part: findMalformedPart(clean) });
  const number = Number(digits);
  if (number === 0) return refused('number-zero', { text: clean, part: 'number' });
  const head = `${String(number).padStart(2, '0')}${suffix}`;
  if (state !== null) return readState(head, number, suffix, state[3], state[4] ?? '');
  const [, , , type = '', issuer = ''] = party ?? [];
  const normalised = `${head}-${type}/${issuer}`;
  return accepted({
    system: 'party',
    number,
    suffix,
    year: null,
    type,
    issuer,
    department: null,
    normalised,
  });
}

function readState(
  head: string,
  number: number,
  suffix: string,
  yearText: string | undefined,
  symbol: string,
): Parsed<DocumentNumber, DocumentNumberFault> {
  const year = yearText === undefined ? null : Number(yearText);
  if (year !== null && (year < FIRST_YEAR || year > LAST_YEAR)) {
    return refused('year-implausible', { year, part: 'year' });
  }
  const [first = '', ...rest] = symbol.split('-');
  const typed = rest.length > 0 && isStateAbbreviation(first);
  const [issuer = '', ...department] = typed ? rest : [first, ...rest];
  return accepted({
    system: 'state',
    number,
    suffix,
    year,
    type: typed ? first : null,
    issuer,
    department: department.length === 0 ? null : department.join('-'),
    normalised: `${head}/${yearText === undefined ? '' : `${yearText}/`}${symbol}`,
  });
}

function mend(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00D0', 'Đ')
    .replaceAll('\u00F0', 'đ')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/^\s*số\s*:?\s*/iu, '')
    .replace(/\s*([-/&])\s*/gu, '$1')
    .trim();
}
