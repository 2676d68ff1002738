import type { Hash } from '../publication/manifest.js';
import { canonicalJson, type CanonicalValue } from '../satisfaction-index/canonical-json.js';

/** A place in a chain: how many entries it has up to there, and the hash of the last of them. */
export interface AuditPosition {
  /** 0 before the first entry; entries count from 1 without a gap. */
  readonly sequence: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly hash: string;
}

/** An entry as the chain holds it. */
export interface AuditLink extends AuditPosition {
  readonly previousHash: string;
  readonly content: unknown;
}

/** Where every chain begins. */
export const AUDIT_BEGINNING: AuditPosition = { sequence: 0, hash: '0'.repeat(64) };

export type AuditFault =
  | 'sequence-broken'
  | 'previous-hash-differs'
  | 'content-has-no-canonical-text'
  | 'hash-differs'
  | 'checkpoint-differs'
  | 'entries-missing-at-the-end'
  | 'head-differs';

/**
 * The hash of an entry binds its place and all entries before it: SHA-256 of the hash before, the sequence and the canonical
 * text of the content, with a space between them. The database computes the same when it stores the entry.
 */
export function auditHash(before: AuditPosition, text: string, hash: Hash): string {
  return hash(`${before.hash} ${before.sequence + 1} ${text}`);
}

/** What is wrong with an entry that should follow the position; null where it does follow. */
export function findAuditFault(before: AuditPosition, link: AuditLink, hash: Hash): AuditFault | null {
  if (link.sequence !== before.sequence + 1) return 'sequence-broken';
  if (link.previousHash !== before.hash) return 'previous-hash-differs';
  const text = textOf(link.content);
  if (text === null) return 'content-has-no-canonical-text';
  return auditHash(before, text, hash) === link.hash ? null : 'hash-differs';
}

/**
 * What is wrong with the end of a chain: whether it reaches as far as a head that was noted, and says the same there.
 *
 * @param end where the entries end
 * @param head what the platform, or a witness, says its last entry is
 */
export function findAuditEndFault(end: AuditPosition, head: AuditPosition): AuditFault | null {
  if (end.sequence < head.sequence) return 'entries-missing-at-the-end';
  return end.sequence === head.sequence && end.hash !== head.hash ? 'head-differs' : null;
}

function textOf(content: unknown): string | null {
  try {
    return canonicalJson(content as CanonicalValue);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
