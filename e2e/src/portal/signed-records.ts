import { createHash } from 'node:crypto';
import { kioskRecord, type KioskRecord } from '@namkhong/contracts/http/feedback-kiosks';

/** A record of a kiosk as it travels, with what the next one must name. */
export interface SignedRecord extends KioskRecord {
  /** SHA-256 of what was signed, base64url. */
  readonly hash: string;
}

/** Opens a JWS in compact form without judging its signature: the service has. */
export function readSigned(text: string): SignedRecord {
  const signed = text.slice(0, text.lastIndexOf('.'));
  const payload = Buffer.from(signed.slice(signed.indexOf('.') + 1), 'base64url').toString();
  const hash = createHash('sha256').update(signed).digest('base64url');
  return { ...kioskRecord.parse(JSON.parse(payload)), hash };
}
