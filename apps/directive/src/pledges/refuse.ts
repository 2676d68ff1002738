import { Problem } from '@namkhong/service-kit';
import type { PaperFault } from './record-paper.js';
import type { PledgeFault } from './sign-pledge.js';

/** Whether a fault is about who asks, about the state of things, or about what was sent. */
const STATUS: Readonly<Record<PledgeFault | PaperFault, 403 | 409 | 422>> = {
  'pledge-account-without-official': 403,
  'pledge-for-another': 403,
  'pledge-witness-is-signer': 403,
  'pledge-witness-not-in-post': 403,
  'pledge-recorder-is-party': 403,
  'pledge-campaign-not-open': 409,
  'pledge-text-superseded': 409,
  'pledge-witnessed': 409,
  'pledge-withdrawn': 409,
  'pledge-text-unknown': 422,
  'pledge-text-differs': 422,
  'pledge-post-missing': 422,
  'pledge-official-not-in-post': 422,
  'pledge-paper-witness-not-in-post': 422,
  'pledge-day-to-come': 422,
  'pledge-text-not-of-day': 422,
};

/** @throws Problem 403, 409 or 422 with the code of the fault, where there is one */
export function refuse(fault: PledgeFault | PaperFault | null, details: Record<string, unknown> = {}): void {
  if (fault !== null) throw new Problem(STATUS[fault], fault, details);
}
