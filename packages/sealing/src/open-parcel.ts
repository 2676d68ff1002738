import type { Parcel, ParcelKey } from '@namkhong/contracts/http/feedback-sealing';
import { concat, fromBase64, toBase64 } from './bytes.js';
import { unpackContents, type Contents } from './contents.js';
import { headText, signedText, type Recipient } from './parcel.js';
import { SealingError } from './sealing-error.js';
import { loadSodium, type Sodium } from './sodium.js';

/** The two halves of an X25519 key, and the name it has in parcels. */
export interface OpeningKey extends Recipient {
  readonly privateKey: Uint8Array;
}

/**
 * Opens a parcel for one of its readers.
 *
 * @param pieceOf gives an encrypted piece by its place
 * @throws SealingError `signature-wrong`, `not-for-this-key` or `broken`
 */
export async function openParcel(
  parcel: Parcel,
  pieceOf: (ordinal: number) => Promise<Uint8Array> | Uint8Array,
  reader: OpeningKey,
): Promise<Contents> {
  const sodium = await loadSodium();
  requireSignature(sodium, parcel);
  const key = openKey(sodium, parcel.keys, reader);
  const { head } = parcel;
  const bound = headText(head);
  const state = pullState(sodium, bytesOf(head.streamHeader), key);
  const opened: Uint8Array[] = [];
  const hashes: Uint8Array[] = [];
  for (let ordinal = 0; ordinal < head.pieces; ordinal += 1) {
    const sealed = await pieceOf(ordinal);
    hashes.push(sodium.crypto_generichash(32, sealed, null));
    const pulled = pull(sodium, state, sealed, bound);
    const isLast = ordinal === head.pieces - 1;
    const isFinal = pulled.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (isLast !== isFinal || pulled.message.length !== head.pieceBytes) throw new SealingError('broken');
    opened.push(pulled.message);
  }
  if (toBase64(sodium.crypto_generichash(32, concat(hashes), null)) !== parcel.digest)
    throw new SealingError('broken');
  return unpackContents(concat(opened));
}

/**
 * Seals the key of a parcel once more, to somebody who did not have it: a successor, a competent authority. The pieces stay as
 * they are. @throws SealingError `not-for-this-key`
 */
export async function sealKeyOnwards(
  keys: readonly ParcelKey[],
  holder: OpeningKey,
  to: Recipient,
): Promise<ParcelKey> {
  const sodium = await loadSodium();
  const key = openKey(sodium, keys, holder);
  return { keyId: to.keyId, sealed: toBase64(sodium.crypto_box_seal(key, to.publicKey)) };
}

function requireSignature(sodium: Sodium, { head, digest, signature }: Parcel): void {
  const isSigned = attempt(() =>
    sodium.crypto_sign_verify_detached(bytesOf(signature), signedText(head, digest), bytesOf(head.from)),
  );
  if (isSigned !== true) throw new SealingError('signature-wrong');
}

function openKey(sodium: Sodium, keys: readonly ParcelKey[], reader: OpeningKey): Uint8Array {
  const own = keys.find(({ keyId }) => keyId === reader.keyId);
  const key =
    own &&
    attempt(() => sodium.crypto_box_seal_open(bytesOf(own.sealed), reader.publicKey, reader.privateKey));
  if (key?.length !== sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES)
    throw new SealingError('not-for-this-key');
  return key;
}

function pullState(sodium: Sodium, header: Uint8Array, key: Uint8Array) {
  const state = attempt(() => sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key));
  if (state === undefined) throw new SealingError('broken');
  return state;
}

function pull(sodium: Sodium, state: ReturnType<typeof pullState>, sealed: Uint8Array, bound: string) {
  const pulled = attempt(() => sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound));
  if (pulled === undefined || pulled === false) throw new SealingError('broken');
  return pulled;
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === null) throw new SealingError('broken');
  return bytes;
}

/** libsodium throws for what is wrong with its arguments, and each function in words of its own. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof SealingError) throw error;
    return undefined;
  }
}
