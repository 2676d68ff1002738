import type { LockedKeys } from '@namkhong/contracts/http/feedback-sealing';
import { fromBase64, toBase64 } from './bytes.js';
import { SealingError } from './sealing-error.js';
import { loadSodium, type Sodium } from './sodium.js';
import { passphraseStretching, SALT_BYTES, stretch } from './stretching.js';

interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** What a reader opens reports with and signs answers with. */
export interface ReaderKeys {
  /** 64 random bytes that both pairs are made of. */
  readonly seed: Uint8Array;
  readonly box: KeyPair;
  readonly sign: KeyPair;
}

/** The shortest passphrase: four words or more. */
export const SHORTEST_PASSPHRASE = 16;

/** Crockford's base 32, without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LETTERS = 28;
const SEED_BYTES = 64;

export async function newReaderKeys(): Promise<ReaderKeys> {
  const sodium = await loadSodium();
  return keysOf(sodium, sodium.randombytes_buf(SEED_BYTES));
}

/** What stands on the recovery sheet: 140 random bits in seven groups of four letters. */
export async function newRecoveryCode(): Promise<string> {
  const sodium = await loadSodium();
  const letters = Array.from({ length: RECOVERY_LETTERS }, () =>
    ALPHABET.charAt(sodium.randombytes_uniform(ALPHABET.length)),
  );
  return letters.join('').replaceAll(/.{4}(?!$)/g, '$&-');
}

/** Whether a passphrase is long enough and no repetition of few letters. */
export function isUsablePassphrase(passphrase: string): boolean {
  const letters = [...passphrase.normalize('NFC')];
  return letters.length >= SHORTEST_PASSPHRASE && new Set(letters).size >= 6;
}

/** Locks the private halves with a passphrase (Argon2id, then secretbox). */
export async function lockByPassphrase(keys: ReaderKeys, passphrase: string): Promise<LockedKeys> {
  return lock('namkhong.locked-by-passphrase.v1', keys, passphrase);
}

/** Locks them with the code of the recovery sheet, so that a forgotten passphrase loses nothing. */
export async function lockByRecoveryCode(keys: ReaderKeys, code: string): Promise<LockedKeys> {
  return lock('namkhong.locked-by-recovery.v1', keys, code);
}

/** @param secret the passphrase, or the recovery code however it was typed @throws SealingError `secret-wrong` */
export async function unlockKeys(locked: LockedKeys, secret: string): Promise<ReaderKeys> {
  const sodium = await loadSodium();
  const key = await lockingKey(sodium, locked.form, secret, bytes(locked.salt));
  try {
    const opened = sodium.crypto_secretbox_open_easy(bytes(locked.sealed), bytes(locked.nonce), key);
    return keysOf(sodium, opened);
  } catch (error) {
    throw new SealingError('secret-wrong', { cause: error });
  }
}

async function lock(form: LockedKeys['form'], keys: ReaderKeys, secret: string): Promise<LockedKeys> {
  const sodium = await loadSodium();
  const salt = sodium.randombytes_buf(SALT_BYTES);
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  const key = await lockingKey(sodium, form, secret, salt);
  const sealed = sodium.crypto_secretbox_easy(keys.seed, nonce, key);
  return { form, salt: toBase64(salt), nonce: toBase64(nonce), sealed: toBase64(sealed) };
}

/** A passphrase is stretched; a code of 140 random bits needs nothing but a hash. */
async function lockingKey(
  sodium: Sodium,
  form: LockedKeys['form'],
  secret: string,
  salt: Uint8Array,
): Promise<Uint8Array> {
  if (form === 'namkhong.locked-by-passphrase.v1')
    return stretch(secret.normalize('NFC'), salt, passphraseStretching, 32);
  const code = secret.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return sodium.crypto_generichash(32, code, salt);
}

function keysOf(sodium: Sodium, seed: Uint8Array): ReaderKeys {
  const box = sodium.crypto_box_seed_keypair(seed.subarray(0, 32));
  const sign = sodium.crypto_sign_seed_keypair(seed.subarray(32, SEED_BYTES));
  return {
    seed,
    box: { publicKey: box.publicKey, privateKey: box.privateKey },
    sign: { publicKey: sign.publicKey, privateKey: sign.privateKey },
  };
}

function bytes(text: string): Uint8Array {
  const found = fromBase64(text);
  if (found === null) throw new SealingError('secret-wrong');
  return found;
}
