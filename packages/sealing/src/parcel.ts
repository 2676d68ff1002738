import type { ParcelHead } from '@namkhong/contracts/http/feedback-sealing';
import { canonicalJson } from '@namkhong/domain';

/** Whom something is sealed to: an X25519 key by its name. */
export interface Recipient {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

/** The text of a head that is authenticated with every piece. */
export function headText(head: ParcelHead): string {
  return canonicalJson(head);
}

/** What is signed. */
export function signedText(head: ParcelHead, digest: string): string {
  return canonicalJson({ digest, head });
}
