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
  | 'noted-head-differs'
  | 'entries-missing-at-the-end';

/**
 * The hash of an entry binds its place and all entries before it: SHA-256 of the hash before, the sequence and the canonical
 * text of the content, with a space between them. The database computes the same when it stores the entry.
 */
export function auditHash(before: AuditPosition, text: string, hash: Hash): string {
  return hash(`${before.hash} ${before.sequence + 1} ${text}`);
}

/** Follows a chain entry by entry, and holds it to the heads that somebody noted earlier. */
export class AuditWalk {
  /**
   * @param at the last entry that is taken as known; the beginning of the chain where all of it is walked
   * @param noted heads that must lie on the chain, in any order; those before the start are not looked at
   */
  constructor(
    private at: AuditPosition,
    private readonly noted: readonly AuditPosition[],
    private readonly hash: Hash,
  ) {}

  /** The last entry that was followed. */
  get position(): AuditPosition {
    return this.at;
  }

  /** What is wrong with the entry that comes next; null where it follows from the one before. */
  follow(link: AuditLink): AuditFault | null {
    const fault = this.findFault(link);
    if (fault === null) this.at = { sequence: link.sequence, hash: link.hash };
    return fault;
  }

  /** What is wrong where no entry comes any more; null where the chain reaches as far as every head that was noted. */
  end(): AuditFault | null {
    return this.noted.some(({ sequence }) => sequence > this.at.sequence)
      ? 'entries-missing-at-the-end'
      : null;
  }

  private findFault(link: AuditLink): AuditFault | null {
    if (link.sequence !== this.at.sequence + 1) return 'sequence-broken';
    if (link.previousHash !== this.at.hash) return 'previous-hash-differs';
    const text = textOf(link.content);
    if (text === null) return 'content-has-no-canonical-text';
    if (auditHash(this.at, text, this.hash) !== link.hash) return 'hash-differs';
    const heads = this.noted.filter(({ sequence }) => sequence === link.sequence);
    return heads.every(({ hash }) => hash === link.hash) ? null : 'noted-head-differs';
  }
}

function textOf(content: unknown): string | null {
  try {
    return canonicalJson(content as CanonicalValue);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
