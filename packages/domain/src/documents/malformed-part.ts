/** The parts of a document's number, as whoever mistyped one would call them; `whole` where none is to blame alone. */
export type NumberPart = 'whole' | 'number' | 'separator' | 'year' | 'type' | 'issuer' | 'department';

const NUMBER = /^\d{1,6}[a-z]?$/;
/** A symbol that follows the number with something else between them than a separator: `2071\QĐ`. */
const RUN_ON = /^\d{1,6}[a-z]?[^\p{L}\d]?\p{Lu}\p{L}+$/u;
const STATE_FIRST = /^\p{Lu}[\p{L}\d]*$/u;
const STATE_LATER = /^\p{Lu}[\p{L}\d&.]*$/u;
const PARTY_TYPE = /^\p{Lu}\p{L}{0,3}$/u;
const PARTY_ISSUER = /^\p{Lu}[\p{L}\d.-]*$/u;

/**
 * Where a number that neither grammar reads goes wrong, from the left. The first separator tells which grammar was meant:
 * `/` after the number is the state's, `-` the Party's.
 *
 * @param text mended, beginning with a digit
 */
export function findMalformedPart(text: string): NumberPart {
  const at = text.search(/[-/]/);
  const head = at < 0 ? (/^\d+[a-z]?/.exec(text)?.[0] ?? '') : text.slice(0, at);
  if (RUN_ON.test(head)) return 'separator';
  if (!NUMBER.test(head)) return 'number';
  if (at < 0) return 'separator';
  const rest = text.slice(at + 1);
  return text[at] === '/' ? partOfState(rest) : partOfParty(rest);
}

function partOfState(symbol: string): NumberPart {
  const slash = symbol.indexOf('/');
  if (slash >= 0) {
    const year = symbol.slice(0, slash);
    if (year === '') return 'separator';
    return /^\d{4}$/.test(year) ? partOfState(symbol.slice(slash + 1)) : 'year';
  }
  const [first = '', second, ...others] = symbol.split('-');
  if (second === undefined) return 'issuer';
  // The first of several is a type as a rule: `QĐ` in `2071/QĐ-UBND`.
  if (!STATE_FIRST.test(first)) return 'type';
  if (!STATE_LATER.test(second)) return 'issuer';
  return others.every((each) => STATE_LATER.test(each)) ? 'whole' : 'department';
}

function partOfParty(symbol: string): NumberPart {
  const slash = symbol.indexOf('/');
  if (slash < 0) return PARTY_TYPE.test(symbol) ? 'issuer' : 'type';
  if (!PARTY_TYPE.test(symbol.slice(0, slash))) return 'type';
  return PARTY_ISSUER.test(symbol.slice(slash + 1)) ? 'whole' : 'issuer';
}
