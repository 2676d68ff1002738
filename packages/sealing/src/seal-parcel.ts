import type { Parcel, ParcelHead } from '@namkhong/contracts/http/feedback-sealing';
import { piecesOf } from './buckets.js';
import { concat, toBase64 } from './bytes.js';
import { packContents, type Contents } from './contents.js';
import { headText, signedText, type Recipient } from './parcel.js';
import { loadSodium } from './sodium.js';

export interface ParcelOrder {
  readonly parcelId: string;
  readonly reportId: string;
  readonly purpose: string;
  readonly contents: Contents;
  readonly to: readonly Recipient[];
  /** Whoever makes it. */
  readonly signer: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };
}

/** Takes one encrypted piece, in order; the next one is made when it has been taken. */
export type TakePiece = (bytes: Uint8Array, ordinal: number) => Promise<void> | void;

/**
 * Encrypts contents under a key of their own, piece by piece, and seals that key to each recipient.
 *
 * @returns what goes with the pieces @throws SealingError `too-large`
 */
export async function sealParcel(order: ParcelOrder, take: TakePiece): Promise<Parcel> {
  const sodium = await loadSodium();
  const padded = packContents(order.contents);
  const { count, bytes } = piecesOf(padded.length);
  const key = sodium.crypto_secretstream_xchacha20poly1305_keygen();
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const head: ParcelHead = {
    form: 'namkhong.parcel.v1',
    parcelId: order.parcelId,
    reportId: order.reportId,
    purpose: order.purpose,
    to: order.to.map(({ keyId }) => keyId),
    pieces: count,
    pieceBytes: bytes,
    streamHeader: toBase64(header),
    from: toBase64(order.signer.publicKey),
  };
  const bound = headText(head);
  const hashes: Uint8Array[] = [];
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    const tag =
      ordinal === count - 1
        ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    const piece = padded.subarray(ordinal * bytes, (ordinal + 1) * bytes);
    const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, bound, tag);
    hashes.push(sodium.crypto_generichash(32, sealed, null));
    await take(sealed, ordinal);
  }
  const digest = toBase64(sodium.crypto_generichash(32, concat(hashes), null));
  const keys = order.to.map(({ keyId, publicKey }) => ({
    keyId,
    sealed: toBase64(sodium.crypto_box_seal(key, publicKey)),
  }));
  const signature = toBase64(sodium.crypto_sign_detached(signedText(head, digest), order.signer.privateKey));
  sodium.memzero(key);
  return { head, keys, digest, signature };
}
