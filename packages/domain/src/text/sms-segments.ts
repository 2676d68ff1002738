import { GSM_BASIC, GSM_EXTENSION } from './gsm-alphabet.js';

/** How an SMS travels and is billed. */
export interface SmsSegments {
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** Septets (gsm-7) or 16-bit units (ucs-2), without headers. */
  readonly units: number;
  /** At least one: an empty message is sent too. */
  readonly segments: number;
}

/** One segment alone, and each of several with a 6-octet concatenation header: 3GPP TS 23.040 §9.2.3.24.1. */
const CAPACITY = {
  'gsm-7': { alone: 160, concatenated: 153 },
  'ucs-2': { alone: 70, concatenated: 67 },
} as const;

/**
 * Segments of the text exactly as given. Normalise to NFC first: decomposed Vietnamese takes half as much again. One
 * character outside the GSM alphabet puts the whole message into UCS-2. Neither an escape pair nor a surrogate pair
 * is torn between two segments, so a segment may stay one unit short.
 */
export function countSmsSegments(text: string): SmsSegments {
  const characters = [...text];
  const encoding = characters.every(isGsm) ? 'gsm-7' : 'ucs-2';
  const sizes = characters.map((character) => (encoding === 'gsm-7' ? septets(character) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, concatenated } = CAPACITY[encoding];
  return { encoding, units, segments: units <= alone ? 1 : pack(sizes, concatenated) };
}

function pack(sizes: readonly number[], capacity: number): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > capacity) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}

function isGsm(character: string): boolean {
  return GSM_BASIC.has(character) || GSM_EXTENSION.has(character);
}

function septets(character: string): number {
  return GSM_EXTENSION.has(character) ? 2 : 1;
}
