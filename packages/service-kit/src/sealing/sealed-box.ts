import type { SealedBox, SealingKey } from '@namkhong/contracts';
import sodium from 'libsodium-wrappers';

/** An X25519 key pair, both halves as base64 of 32 bytes. */
export interface BoxKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Thrown when a box cannot be opened: made for another key, altered, or no box at all. */
export class SealedBoxError extends Error {
  constructor(readonly code: 'box-broken' | 'box-key-gone') {
    super(code);
    this.name = 'SealedBoxError';
  }
}

export async function newBoxKeyPair(): Promise<BoxKeyPair> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey: toBase64(publicKey), privateKey: toBase64(privateKey) };
}

/** Seals texts to a key: anybody can, only the holder of the private half can open them, and nobody can tell who did. */
export async function sealTexts(
  { keyId, publicKey }: Pick<SealingKey, 'keyId' | 'publicKey'>,
  texts: readonly string[],
): Promise<SealedBox[]> {
  await sodium.ready;
  const key = Buffer.from(publicKey, 'base64');
  return texts.map((text) => ({ keyId, sealed: toBase64(sodium.crypto_box_seal(text, key)) }));
}

/** @throws SealedBoxError `box-broken` */
export async function openSealed(sealed: string, { publicKey, privateKey }: BoxKeyPair): Promise<string> {
  await sodium.ready;
  const halves = [Buffer.from(publicKey, 'base64'), Buffer.from(privateKey, 'base64')] as const;
  try {
    return sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), ...halves, 'text');
  } catch {
    // libsodium says "incorrect key pair for the given ciphertext" of whatever is wrong.
    throw new SealedBoxError('box-broken');
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
