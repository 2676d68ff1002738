import type { WebhookOutcome } from './post-webhook.js';

const minute = 60_000;
/** How long to wait before each further attempt: about a day in all, then the delivery is given up. */
const pauses = [minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute, 15 * 60 * minute] as const;

/** Where a delivery goes after an attempt: the states are those of every message. */
export interface NextDelivery {
  readonly state: 'queued' | 'delivered' | 'failed';
  readonly retryAt: Date | null;
  readonly failure: string | null;
}

/** @param attempts made before this one */
export function nextDelivery(outcome: WebhookOutcome, attempts: number, now: Date): NextDelivery {
  if (outcome.kind === 'accepted') return { state: 'delivered', retryAt: null, failure: null };
  if (outcome.kind === 'gone') return { state: 'failed', retryAt: null, failure: 'gone' };
  const pause = pauses[attempts];
  const { reason } = outcome;
  return pause === undefined || reason === 'address-refused'
    ? { state: 'failed', retryAt: null, failure: reason }
    : { state: 'queued', retryAt: new Date(now.getTime() + pause), failure: reason };
}
