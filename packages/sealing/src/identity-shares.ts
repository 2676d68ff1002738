import type { SealedIdentity } from '@namkhong/contracts/http/feedback-sealing';
import { canonicalJson } from '@namkhong/domain';
import { fromBase64, toBase64 } from './bytes.js';
import type { OpeningKey } from './open-parcel.js';
import type { Recipient } from './parcel.js';
import { SealingError } from './sealing-error.js';
import { loadSodium, type Sodium } from './sodium.js';

/** All identities are of one length before encryption. */
const IDENTITY_BYTES = 1024;

/** Which of the two shares. */
export type ShareOrdinal = 0 | 1;

/**
 * Divides readers into two groups, in the order in which they are named, so that two persons are always needed.
 * @throws SealingError `broken` for fewer than two
 */
export function groupsOf<Reader>(
  readers: readonly Reader[],
): readonly [readonly Reader[], readonly Reader[]] {
  if (readers.length < 2) throw new SealingError('broken');
  return [readers.filter((_, index) => index % 2 === 0), readers.filter((_, index) => index % 2 === 1)];
}

/** @param text name, address, how to be reached @throws SealingError `too-large` beyond 1020 bytes */
export async function sealIdentity(
  text: string,
  reportId: string,
  groups: readonly [readonly Recipient[], readonly Recipient[]],
): Promise<SealedIdentity> {
  const sodium = await loadSodium();
  const key = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  const first = sodium.randombytes_buf(key.length);
  const second = xor(key, first);
  const nonce = sodium.randombytes_buf(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  const share = (bytes: Uint8Array, readers: readonly Recipient[]) =>
    readers.map(({ keyId, publicKey }) => ({
      keyId,
      sealed: toBase64(sodium.crypto_box_seal(bytes, publicKey)),
    }));
  return {
    form: 'namkhong.identity.v1',
    nonce: toBase64(nonce),
    sealed: toBase64(
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(pad(text), boundTo(reportId), null, nonce, key),
    ),
    shares: [share(first, groups[0]), share(second, groups[1])],
  };
}

/** The share that a reader holds, sealed once more to the one who asks for it. @throws SealingError `not-for-this-key` */
export async function handShareOn(
  sealed: SealedIdentity,
  ordinal: ShareOrdinal,
  holder: OpeningKey,
  to: Recipient,
): Promise<string> {
  const sodium = await loadSodium();
  const own = sealed.shares[ordinal].find(({ keyId }) => keyId === holder.keyId);
  const share = openShare(sodium, own?.sealed, holder);
  return toBase64(sodium.crypto_box_seal(share, to.publicKey));
}

/**
 * Opens an identity with the reader's own share and one that another reader handed on.
 * @throws SealingError `not-for-this-key`, `broken`
 */
export async function openIdentity(
  sealed: SealedIdentity,
  reportId: string,
  own: { readonly ordinal: ShareOrdinal; readonly key: OpeningKey },
  handedOn: string,
): Promise<string> {
  const sodium = await loadSodium();
  const mine = sealed.shares[own.ordinal].find(({ keyId }) => keyId === own.key.keyId);
  const first = openShare(sodium, mine?.sealed, own.key);
  const second = openShare(sodium, handedOn, own.key);
  try {
    const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      fromBase64(sealed.sealed) ?? new Uint8Array(),
      boundTo(reportId),
      fromBase64(sealed.nonce) ?? new Uint8Array(),
      xor(first, second),
    );
    const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
    return new TextDecoder('utf-8', { fatal: true }).decode(padded.subarray(4, 4 + length));
  } catch (error) {
    throw new SealingError('broken', { cause: error });
  }
}

function openShare(sodium: Sodium, sealed: string | undefined, reader: OpeningKey): Uint8Array {
  try {
    const box = fromBase64(sealed ?? '') ?? new Uint8Array();
    const share = sodium.crypto_box_seal_open(box, reader.publicKey, reader.privateKey);
    if (share.length !== sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES) throw new SealingError('broken');
    return share;
  } catch (error) {
    throw new SealingError('not-for-this-key', { cause: error });
  }
}

function pad(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > IDENTITY_BYTES - 4) throw new SealingError('too-large');
  const padded = new Uint8Array(IDENTITY_BYTES);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, 4);
  return padded;
}

/** An identity belongs to one report: moved to another it does not open. */
function boundTo(reportId: string): string {
  return canonicalJson({ form: 'namkhong.identity.v1', reportId });
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}
