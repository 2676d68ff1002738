import type {
  DirectoryEntry,
  DirectoryHead,
  ReaderStatement,
} from '@namkhong/contracts/http/feedback-sealing';
import { canonicalJson } from '@namkhong/domain';
import { fromBase64, toBase64 } from './bytes.js';
import { loadSodium, type Sodium } from './sodium.js';

/** What the first entry has before it. */
export const DIRECTORY_BEGINNING = toBase64(new Uint8Array(32));

export async function signStatement(statement: ReaderStatement, privateKey: Uint8Array): Promise<string> {
  const sodium = await loadSodium();
  return toBase64(sodium.crypto_sign_detached(canonicalJson(statement), privateKey));
}

/** Whether the holder of the statement's own key signed it. */
export async function isStatementSigned(statement: ReaderStatement, signature: string): Promise<boolean> {
  return isSigned(await loadSodium(), canonicalJson(statement), signature, statement.signKey);
}

/** The hash of an entry: BLAKE2b-256 of everything else in it. */
export async function hashEntry(entry: Omit<DirectoryEntry, 'hash'>): Promise<string> {
  const sodium = await loadSodium();
  const { ordinal, kind, on, statement, signature, previous } = entry;
  return toBase64(
    sodium.crypto_generichash(32, canonicalJson({ ordinal, kind, on, statement, signature, previous }), null),
  );
}

/** @param seed 32 bytes of the installation */
export async function signHead(
  last: Pick<DirectoryHead, 'ordinal' | 'hash'>,
  seed: Uint8Array,
): Promise<DirectoryHead> {
  const sodium = await loadSodium();
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
  const said = { form: 'namkhong.key-directory.v1', ordinal: last.ordinal, hash: last.hash } as const;
  const signature = toBase64(sodium.crypto_sign_detached(canonicalJson(said), privateKey));
  return { ...said, key: toBase64(publicKey), signature };
}

/** What may be wrong with a directory. */
export type DirectoryFault = 'head-not-signed' | 'chain-broken' | 'statement-not-signed';

/** Null where every entry follows from the one before, each reader signed their own, and the head is that of the last. */
export async function findDirectoryFault(
  entries: readonly DirectoryEntry[],
  head: DirectoryHead,
): Promise<DirectoryFault | null> {
  const sodium = await loadSodium();
  const said = { form: head.form, ordinal: head.ordinal, hash: head.hash };
  if (!isSigned(sodium, canonicalJson(said), head.signature, head.key)) return 'head-not-signed';
  let previous = DIRECTORY_BEGINNING;
  for (const [index, entry] of entries.entries()) {
    const follows = entry.ordinal === index + 1 && entry.previous === previous;
    if (!follows || (await hashEntry(entry)) !== entry.hash) return 'chain-broken';
    if (!(await isStatementSigned(entry.statement, entry.signature))) return 'statement-not-signed';
    previous = entry.hash;
  }
  return head.ordinal === entries.length && head.hash === previous ? null : 'chain-broken';
}

/** Eight groups of four hexadecimal digits: what two people compare over the telephone. */
export async function fingerprintOf(key: string): Promise<string> {
  const sodium = await loadSodium();
  const hash = sodium.crypto_generichash(16, fromBase64(key) ?? new Uint8Array(), null);
  return sodium.to_hex(hash).replaceAll(/.{4}(?!$)/g, '$& ');
}

function isSigned(sodium: Sodium, text: string, signature: string, key: string): boolean {
  const [signed, signer] = [fromBase64(signature, 64), fromBase64(key, 32)];
  return signed !== null && signer !== null && sodium.crypto_sign_verify_detached(signed, text, signer);
}
