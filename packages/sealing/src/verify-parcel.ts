import type { Parcel } from '@namkhong/contracts/http/feedback-sealing';
import { buckets, PIECE_BYTES } from './buckets.js';
import { concat, fromBase64, toBase64 } from './bytes.js';
import { signedText } from './parcel.js';
import { loadSodium } from './sodium.js';

/** What secretstream adds to a piece: a tag of one byte and an authenticator of 16. */
const ADDED_BYTES = 17;

/** The largest piece after encryption. */
export const LARGEST_SEALED_PIECE = PIECE_BYTES + ADDED_BYTES;

/** Whether a sealed piece can have this size at all: one of few, so that sizes tell little. */
export function isPieceSize(bytes: number): boolean {
  return buckets.some((bucket) => Math.min(bucket, PIECE_BYTES) + ADDED_BYTES === bytes);
}

/** Whether a head announces as many pieces of the size as one of the buckets has. */
export function isBucketShape({
  pieces,
  pieceBytes,
}: Pick<Parcel['head'], 'pieces' | 'pieceBytes'>): boolean {
  const isFull = pieces === 1 || pieceBytes === PIECE_BYTES;
  return isFull && buckets.includes(pieces * pieceBytes);
}

/** Whether whoever the head names signed head and digest; asked by those who cannot open it. */
export async function isParcelSigned({ head, digest, signature }: Parcel): Promise<boolean> {
  const sodium = await loadSodium();
  const [signed, signer] = [fromBase64(signature, 64), fromBase64(head.from, 32)];
  return (
    signed !== null &&
    signer !== null &&
    sodium.crypto_sign_verify_detached(signed, signedText(head, digest), signer)
  );
}

/** BLAKE2b-256 of one sealed piece. */
export async function hashPiece(bytes: Uint8Array): Promise<Uint8Array> {
  return (await loadSodium()).crypto_generichash(32, bytes, null);
}

/** The digest of a parcel from the hashes of its pieces, in order. */
export async function digestOf(hashes: readonly Uint8Array[]): Promise<string> {
  return toBase64((await loadSodium()).crypto_generichash(32, concat(hashes), null));
}
