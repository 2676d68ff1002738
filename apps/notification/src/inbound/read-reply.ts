import { toUnaccented } from '@namkhong/domain';

/** What somebody who wrote to us wants. */
export type Reply =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'level'; readonly level: 1 | 2 | 3 | 4 | 5 }
  | { readonly kind: 'opt-out' }
  | { readonly kind: 'unclear' };

/** The words that are understood, without diacritics; the whole message has to be one of them. */
const words: Readonly<Record<string, Reply>> = {
  ...Object.fromEntries(
    ['XN', 'OK', 'XAC NHAN', 'DA NHAN', 'DA NHAN DUOC', 'DONG Y'].map((word) => [
      word,
      { kind: 'acknowledge' },
    ]),
  ),
  ...Object.fromEntries(
    ['HUY', 'STOP', 'TC', 'TU CHOI', 'NGUNG', 'DUNG'].map((word) => [word, { kind: 'opt-out' }]),
  ),
  ...Object.fromEntries(([1, 2, 3, 4, 5] as const).map((level) => [String(level), { kind: 'level', level }])),
};

/** No word that is understood is longer; a message of any length is read no further. */
const LONGEST = 40;

/** Reads a message from a phone. Nothing is guessed: a sentence with a digit in it is no rating. */
export function readReply(text: string): Reply {
  const start = text.trimStart().slice(0, LONGEST + 1);
  const plain = toUnaccented(start)
    .toUpperCase()
    .replace(/[.!,;\s]+/g, ' ')
    .trim();
  if (start.length > LONGEST || !Object.hasOwn(words, plain)) return { kind: 'unclear' };
  return words[plain] ?? { kind: 'unclear' };
}
