import {
  AUDIT_BEGINNING,
  AuditWalk,
  type AuditFault,
  type AuditLink,
  type AuditPosition,
} from '@namkhong/domain';
import { sha256 } from '../publication/verify-signature.js';

const sentences: Readonly<Record<AuditFault, string>> = {
  'sequence-broken': 'it does not follow the number before; an entry is missing or was put in between',
  'previous-hash-differs': 'it names another entry before it than the one that is there',
  'content-has-no-canonical-text': 'its content is none that the platform writes',
  'hash-differs': 'its content is not the one that was hashed',
  'noted-head-differs': 'another entry was noted at this place',
  'entries-missing-at-the-end': 'the chain ends here, and a later entry was noted',
};

/** How far a chain was followed, and where it is broken first; null where it is not. */
export interface ChainVerdict {
  readonly entries: number;
  readonly end: AuditPosition;
  readonly broken: {
    readonly sequence: number;
    readonly fault: AuditFault;
    readonly sentence: string;
  } | null;
}

/**
 * Follows a chain up to its end or its first fault.
 *
 * @param links those after `from`, oldest first
 * @param noted heads that must lie on the chain
 */
export async function verifyChain(
  links: AsyncIterable<AuditLink>,
  noted: readonly AuditPosition[],
  from: AuditPosition = AUDIT_BEGINNING,
): Promise<ChainVerdict> {
  const walk = new AuditWalk(from, noted, sha256);
  let entries = 0;
  const verdict = (sequence: number, fault: AuditFault | null): ChainVerdict => ({
    entries,
    end: walk.position,
    broken: fault && { sequence, fault, sentence: sentences[fault] },
  });
  for await (const link of links) {
    const fault = walk.follow(link);
    if (fault) return verdict(link.sequence, fault);
    entries += 1;
  }
  return verdict(walk.position.sequence, walk.end());
}
