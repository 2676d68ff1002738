import { toBase64 } from './bytes.js';
import type { OpeningKey } from './open-parcel.js';
import { loadSodium } from './sodium.js';
import { receiptStretching, stretch } from './stretching.js';

/** 16 decimal digits, 53 bits: what somebody can write down and keep in their head. */
const DIGITS = 16;

/** The name of whoever sent the report among the keys of a parcel. */
export const REPORTER_KEY_ID = 'reporter';

/** A new receipt, each digit as likely as any other. */
export async function newReceipt(): Promise<string> {
  const sodium = await loadSodium();
  return Array.from({ length: DIGITS }, () => String(sodium.randombytes_uniform(10))).join('');
}

/** The receipt as it is shown: `1234 5678 9012 3456`. */
export function printReceipt(receipt: string): string {
  return receipt.replaceAll(/\d{4}(?=\d)/g, '$& ');
}

/** A receipt however it was typed; null for what has not 16 digits. */
export function readReceipt(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/[\s.\-–—]/g, '');
  return /^\d{16}$/.test(digits) ? digits : null;
}

/** What a receipt stands for. None of it leaves the browser but `token`. */
export interface ReceiptKeys {
  /** What finds the report: 256 bits as base64. The service keeps a keyed hash of it. */
  readonly token: string;
  /** Opens what readers write back. */
  readonly box: OpeningKey;
  /** Signs what the reporter writes. */
  readonly sign: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
}

/**
 * Derives everything from the receipt by Argon2id: 96 bytes, of which the first 32 are the seed of the reply key, the next 32
 * the seed of the signing key, and the last 32 the token.
 *
 * @param salt of the installation, public
 */
export async function receiptKeys(receipt: string, salt: Uint8Array): Promise<ReceiptKeys> {
  const sodium = await loadSodium();
  const derived = await stretch(receipt, salt, receiptStretching, 96);
  const box = sodium.crypto_box_seed_keypair(derived.subarray(0, 32));
  const sign = sodium.crypto_sign_seed_keypair(derived.subarray(32, 64));
  return {
    token: toBase64(derived.subarray(64, 96)),
    box: { keyId: REPORTER_KEY_ID, publicKey: box.publicKey, privateKey: box.privateKey },
    sign: { publicKey: sign.publicKey, privateKey: sign.privateKey },
  };
}
