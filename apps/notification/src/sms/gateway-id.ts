/**
 * How receipts write the ids of messages: as the answers to their submissions did, or in the other base. Nothing in an id of
 * digits alone tells its base, and counters make both readings ids of somebody's message: so it is said, never guessed.
 */
export const receiptIdForms = ['same', 'decimal', 'hexadecimal'] as const;
export type ReceiptIds = (typeof receiptIdForms)[number];

/** An id without what carriers vary in one and the same base: letter case, leading zeros, the C string's end. */
export function normaliseGatewayId(id: string): string {
  return id
    .replace(/\0+$/, '')
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
}

/**
 * The id of a receipt as the answer to the submission wrote it.
 *
 * @param form `decimal`: receipts are in decimal where answers are in hexadecimal; `hexadecimal`: the other way round. An id
 *   that is no number of that base (a TLV that repeats the answer's, say) stays as it is.
 */
export function submittedId(id: string, form: ReceiptIds): string {
  const normal = normaliseGatewayId(id);
  if (form === 'decimal' && /^\d+$/.test(normal)) return BigInt(normal).toString(16);
  if (form === 'hexadecimal' && /^[\da-f]+$/.test(normal)) return BigInt(`0x${normal}`).toString();
  return normal;
}
