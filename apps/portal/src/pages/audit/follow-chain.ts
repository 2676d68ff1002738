import {
  AUDIT_BEGINNING,
  AuditWalk,
  type AuditFault,
  type AuditLink,
  type AuditPosition,
} from '@namkhong/domain';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export interface LinkPage {
  readonly items: readonly AuditLink[];
  readonly next: string | null;
  readonly complete: boolean;
}

export interface ChainVerdict {
  /** How far the chain holds. */
  readonly end: AuditPosition;
  /** The first entry that does not follow; `partial` where the reader may not see every entry. */
  readonly broken: { readonly sequence: number; readonly fault: AuditFault } | 'partial' | null;
}

const hash = (text: string) => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * Follows a chain from its beginning to its end or its first fault, each hash computed here.
 *
 * @param head where the chain ended before the first page was asked for: it has to reach there
 */
export async function followChain(
  head: AuditPosition,
  fetchPage: (cursor: string | undefined) => Promise<LinkPage>,
): Promise<ChainVerdict> {
  const walk = new AuditWalk(AUDIT_BEGINNING, [head], hash);
  let cursor: string | undefined;
  do {
    const { items, next, complete } = await fetchPage(cursor);
    if (!complete) return { end: walk.position, broken: 'partial' };
    for (const link of items) {
      const fault = walk.follow(link);
      if (fault) return { end: walk.position, broken: { sequence: link.sequence, fault } };
    }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  const fault = walk.end();
  return { end: walk.position, broken: fault && { sequence: walk.position.sequence + 1, fault } };
}
