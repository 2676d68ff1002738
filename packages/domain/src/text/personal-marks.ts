import { normaliseMobileNumber } from './mobile-number.js';

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
/** A number of an identity card (nine digits) or of a citizen (twelve), written in one piece. */
const IDENTITY = /(?<!\d)(?:\d{12}|\d{9})(?!\d)/;
const DIGITS = /(?<!\d)(?:\+?84|0)(?:[ .-]?\d){9}(?!\d)/g;

/**
 * The first thing in a text that leads straight to a person: an e-mail address, a mobile number, the number of an identity
 * card; null where there is none. What else names somebody only a reader can see, so this replaces nobody's reading.
 */
export function findPersonalMark(text: string): string | null {
  const found = EMAIL.exec(text)?.[0] ?? IDENTITY.exec(text)?.[0];
  if (found !== undefined) return found;
  return text.match(DIGITS)?.find((digits) => normaliseMobileNumber(digits).ok) ?? null;
}
