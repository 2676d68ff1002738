import { hash } from 'node:crypto';

/** The shortest key that stands for a request: about 128 bits where it is random. */
export const SHORTEST_KEY = 22;

/**
 * The receipt of a ballot that was spent with an idempotency key: 128 bits as base64url. It is worked out, so that the same
 * request can be answered again though nothing that leads from the key or the ballot to the receipt is stored: neither
 * without the other gives it, and the service keeps only the hash of the ballot and the hash of the receipt.
 */
export function receiptOf(token: string, idempotencyKey: string): string {
  const digest = hash('sha256', `namkhong receipt\0${token}\0${idempotencyKey}`, 'buffer');
  return digest.subarray(0, 16).toString('base64url');
}
