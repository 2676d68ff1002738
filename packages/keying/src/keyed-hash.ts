import { createHmac, type KeyObject } from 'node:crypto';

/** What may be recognised again within one half-year, and at one official alone. */
export type SignalKind = 'rater' | 'device' | 'network';

/**
 * HMAC-SHA-256 as base64url, scoped to one official: the same person or device at two officials gives two hashes.
 *
 * @param key the key of the half-year, 32 bytes; as a KeyObject it is prepared once, six times sooner for many values
 */
export function keyedHash(
  key: Buffer | KeyObject,
  kind: SignalKind,
  officialId: string,
  value: string,
): string {
  return createHmac('sha256', key).update([kind, officialId, value].join('\0')).digest('base64url');
}
