/** How a gateway writes the id of a message: as a text that means nothing, or as a number. */
export type IdForm = 'text' | 'decimal' | 'hexadecimal';

/** How it writes ids in its answers to submissions, and how in receipts. */
export interface IdForms {
  readonly answer: IdForm;
  readonly receipt: IdForm;
}

/**
 * By the setting's words. SMPP 3.4 leaves it open; many gateways answer in hexadecimal and write receipts in decimal, and some
 * the other way round. Digits alone do not tell which, so the gateway's operator has to.
 */
export const idForms = {
  text: { answer: 'text', receipt: 'text' },
  'hexadecimal-then-decimal': { answer: 'hexadecimal', receipt: 'decimal' },
  'decimal-then-hexadecimal': { answer: 'decimal', receipt: 'hexadecimal' },
} as const satisfies Readonly<Record<string, IdForms>>;

const digits = { decimal: /^\d+$/, hexadecimal: /^[\da-f]+$/ } as const;

/**
 * One and the same for one message, however it is written: letter case, leading zeros and the C string's end do not count, and a
 * number is the number that it is. What should be a number and is none stays a text.
 */
export function readGatewayId(id: string, form: IdForm): string {
  const text = id.replace(/\0+$/, '').trim().toLowerCase();
  if (form !== 'text' && digits[form].test(text))
    return BigInt(form === 'hexadecimal' ? `0x${text}` : text).toString(10);
  return text.replace(/^0+(?=.)/, '');
}
