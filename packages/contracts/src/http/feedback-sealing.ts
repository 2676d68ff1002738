import { z } from 'zod';
import { civilDate, uuid } from '../primitives.js';

/** Forms of what is sealed in the browser; `@namkhong/sealing` makes and opens them. Bytes are base64 with padding. */
const key32 = z.base64().length(44);
const signature64 = z.base64().length(88);
const keyName = z.string().min(1).max(64);

/** Everything about a parcel that is not secret. It is bound to the contents: with another head they do not open. */
export const parcelHead = z.strictObject({
  form: z.literal('namkhong.parcel.v1'),
  parcelId: uuid,
  reportId: uuid,
  /** What it is: a report, a word in the dialogue. */
  purpose: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(32),
  /** Keys it was sealed to when it was made, in order; readers who come later are not among them. */
  to: z.array(keyName).min(1).max(64),
  pieces: z.int().min(1).max(64),
  /** Before encryption; encrypted they are 17 bytes longer. */
  pieceBytes: z
    .int()
    .min(1)
    .max(1024 * 1024),
  /** Of the secretstream: 24 bytes. */
  streamHeader: z.base64().length(32),
  /** The Ed25519 key that whoever made it signs with. */
  from: key32,
});
export type ParcelHead = z.output<typeof parcelHead>;

/** The key of a parcel, sealed to one reader: 80 bytes. */
export const parcelKey = z.strictObject({ keyId: keyName, sealed: z.base64().length(108) });
export type ParcelKey = z.output<typeof parcelKey>;

/** A parcel without its pieces. */
export const parcel = z.strictObject({
  head: parcelHead,
  keys: z.array(parcelKey).min(1).max(64),
  /** BLAKE2b-256 over the hashes of the encrypted pieces. */
  digest: key32,
  /** Ed25519 over head and digest. The keys are not signed: readers come and go. */
  signature: signature64,
});
export type Parcel = z.output<typeof parcel>;

/**
 * Who sent a report, in an envelope of its own. Its key is the XOR of two shares: each is sealed to the readers of one of two
 * groups, so that it takes one of each.
 */
export const sealedIdentity = z.strictObject({
  form: z.literal('namkhong.identity.v1'),
  nonce: z.base64().length(32),
  /** 1024 bytes and a tag of 16. */
  sealed: z.base64().length(1388),
  shares: z.tuple([z.array(parcelKey).min(1).max(32), z.array(parcelKey).min(1).max(32)]),
});
export type SealedIdentity = z.output<typeof sealedIdentity>;

/** The private halves of a reader's keys, encrypted: what the service keeps for the reader and cannot open. */
export const lockedKeys = z.strictObject({
  form: z.enum(['namkhong.locked-by-passphrase.v1', 'namkhong.locked-by-recovery.v1']),
  salt: z.base64().length(24),
  nonce: z.base64().length(32),
  /** A seed of 64 bytes and a tag of 16. */
  sealed: z.base64().length(108),
});
export type LockedKeys = z.output<typeof lockedKeys>;

/** What a reader says about their own keys, as it is shown to whoever wants to send a report. */
export const readerStatement = z.strictObject({
  form: z.literal('namkhong.reader-key.v1'),
  keyId: uuid,
  /** The name by which the public knows the reader in this duty. */
  name: z.string().min(2).max(120),
  post: z.string().min(2).max(160),
  /** X25519, what reports are sealed to. */
  boxKey: key32,
  /** Ed25519, what answers are signed with. */
  signKey: key32,
  madeOn: civilDate,
});
export type ReaderStatement = z.output<typeof readerStatement>;

/**
 * One line of the directory: a key that was added, or one that ended. Each holds the hash of the one before, so that none can
 * be changed or taken out without all that follow.
 */
export const directoryEntry = z.strictObject({
  ordinal: z.int().min(1),
  kind: z.enum(['added', 'ended']),
  on: civilDate,
  statement: readerStatement,
  /** The reader's own, with the key of the statement. */
  signature: signature64,
  previous: key32,
  hash: key32,
});
export type DirectoryEntry = z.output<typeof directoryEntry>;

/** The last line, signed by the installation. */
export const directoryHead = z.strictObject({
  form: z.literal('namkhong.key-directory.v1'),
  ordinal: z.int().min(0),
  hash: key32,
  /** The installation's Ed25519 key; people note it, and compare. */
  key: key32,
  signature: signature64,
});
export type DirectoryHead = z.output<typeof directoryHead>;
