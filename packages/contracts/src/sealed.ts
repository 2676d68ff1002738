import { z } from 'zod';
import { civilDate, code, instant } from './primitives.js';

/** An X25519 public key: 32 bytes as base64. */
const publicKey = z.base64().length(44);

/** A public key to seal to, and when. Its private half never leaves the service that published it. */
export const sealingKey = z.object({
  /** Unique for ever, for example `notification-2026-11`. */
  keyId: code,
  publicKey,
  /** Sealed to it is within [validFrom, validTo); what was sealed can be opened until `destroyedAt`. */
  validFrom: instant,
  validTo: instant,
  /** The private half is gone from then on: what is still sealed to it is lost, by intention. */
  destroyedAt: instant,
});
export type SealingKey = z.output<typeof sealingKey>;

/** Which key something is sealed to, and the libsodium sealed box: base64 of 48 bytes more than the text sealed. */
export const sealedBox = z.object({ keyId: code, sealed: z.base64().min(68).max(1024) });
export type SealedBox = z.output<typeof sealedBox>;

/** A Vietnamese mobile number in E.164: `+84912345678`. */
export const mobileNumber = z.string().regex(/^\+84(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/);

/** 128 bits as base64url without padding. */
export const ballotToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/**
 * What the box of an invitation holds, as canonical JSON (keys sorted, no white space). Numbers and tokens are of one
 * length and so is the path of an installation: the length of the box tells nothing.
 */
export const invitationSecret = z.strictObject({
  phone: mobileNumber,
  /** The ballot: who knows it may rate. It belongs into the one message and nowhere else. */
  token: ballotToken,
  /** Path and fragment of the page to rate, to be put after the installation's public address: `/r#<token>`. */
  path: z.string().startsWith('/').max(100),
});
export type InvitationSecret = z.output<typeof invitationSecret>;

/** What the box of a reply holds, as canonical JSON. */
export const replySecret = z.strictObject({
  token: ballotToken,
  /** The level 1 to 5 that the whole message stood for. */
  level: z.int().min(1).max(5),
  /** Local day on which the message came in; no finer time is needed. */
  receivedOn: civilDate,
});
export type ReplySecret = z.output<typeof replySecret>;

/** The text that is sealed: keys in order, so that one content has one text. */
export function canonicalText(secret: InvitationSecret | ReplySecret): string {
  return JSON.stringify(Object.fromEntries(Object.entries(secret).sort(([a], [b]) => (a < b ? -1 : 1))));
}
