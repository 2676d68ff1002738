import { loadSodium } from './sodium.js';

/** How dear it is to try one secret: passes over so many bytes of memory (Argon2id 1.3, one lane). */
export interface Stretching {
  readonly passes: number;
  readonly memoryBytes: number;
}

/** For a receipt: some half second on a phone of some years. Part of the form: other numbers, other keys. */
export const receiptStretching: Stretching = { passes: 3, memoryBytes: 128 * 1024 * 1024 };

/** For a reader's passphrase, tried at every sign-in: libsodium's "moderate". */
export const passphraseStretching: Stretching = { passes: 3, memoryBytes: 256 * 1024 * 1024 };

/** Random bytes that are public and keep one computation from serving for two installations. */
export const SALT_BYTES = 16;

/** So many bytes of Argon2id of a secret. */
export async function stretch(
  secret: string,
  salt: Uint8Array,
  { passes, memoryBytes }: Stretching,
  length: number,
): Promise<Uint8Array> {
  const sodium = await loadSodium();
  return sodium.crypto_pwhash(length, secret, salt, passes, memoryBytes, sodium.crypto_pwhash_ALG_ARGON2ID13);
}
