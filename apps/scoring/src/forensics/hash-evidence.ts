import { createHash } from 'node:crypto';
import { canonicalJson, type Evidence } from '@namkhong/domain';

/** SHA-256 of the canonical JSON of what a rule or a reviewer saw, hexadecimal: what a decision commits itself to. */
export function hashEvidence(evidence: Evidence): string {
  return createHash('sha256').update(canonicalJson(evidence)).digest('hex');
}
