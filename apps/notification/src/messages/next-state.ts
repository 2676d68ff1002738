import type { z } from 'zod';
import type { deliveryState } from '@namkhong/contracts';
import type { UnknownPolicy } from '../templates/template.reader.js';
import type { SubmitOutcome } from '../sms/sms.port.js';

export type MessageState = z.output<typeof deliveryState>;

/** Where a message goes after an attempt, and when it is due again. */
export interface NextState {
  readonly state: MessageState;
  /** Null where nothing more is tried. */
  readonly retryAt: Date | null;
  readonly failure: string | null;
  /** Whether the attempt counts against the limit: a busy gateway is not the message's fault. */
  readonly counts: boolean;
}

export interface RetryRules {
  readonly maxAttempts: number;
  /** A message that has not left by then is given up: an order that arrives days late misleads. */
  readonly giveUpAfterMs: number;
  readonly retryMs: number;
}

const minute = 60_000;
const retryRules: RetryRules = {
  maxAttempts: 3,
  giveUpAfterMs: 24 * 60 * minute,
  retryMs: 5 * minute,
};

/**
 * Decides what follows from a submission's outcome.
 *
 * @param attempts attempts that counted, this one not included
 */
export function nextState(
  outcome:
    | SubmitOutcome
    | { readonly kind: 'no-recipient'; readonly reason: 'head-unknown' | 'contact-missing' }
    | { readonly kind: 'closed'; readonly until: Date },
  message: { readonly attempts: number; readonly dueAt: Date; readonly whenUnknown: UnknownPolicy },
  now: Date,
  rules: RetryRules = retryRules,
): NextState {
  const later = (ms: number) => new Date(now.getTime() + ms);
  const expired = now.getTime() - message.dueAt.getTime() >= rules.giveUpAfterMs;
  const waitOr = (failure: string, retryAt: Date, waitsFor: string | null = null): NextState =>
    expired
      ? { state: 'failed', retryAt: null, failure, counts: false }
      : { state: 'queued', retryAt, failure: waitsFor, counts: false };
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'submitted', retryAt: null, failure: null, counts: true };
    case 'rejected':
      return { state: 'failed', retryAt: null, failure: `gateway-${outcome.status}`, counts: true };
    case 'throttled':
      return waitOr('gateway-busy', now);
    case 'unavailable':
      return waitOr('gateway-unavailable', later(1_000));
    case 'no-recipient':
      // Whoever becomes known wakes it (`wakeAddressed`); nobody by then, and it is given up.
      return waitOr(outcome.reason, new Date(message.dueAt.getTime() + rules.giveUpAfterMs), outcome.reason);
    case 'closed':
      return waitOr('hours-closed', outcome.until);
    case 'unknown':
      return message.whenUnknown === 'resend-once' && message.attempts === 0
        ? { state: 'unknown', retryAt: later(rules.retryMs), failure: outcome.reason, counts: true }
        : { state: 'unknown', retryAt: null, failure: outcome.reason, counts: true };
  }
}

const order: Readonly<Record<MessageState, number>> = {
  queued: 0,
  submitted: 1,
  unknown: 2,
  failed: 3,
  delivered: 4,
};

/** A receipt only ever brings a message forward: a late «failed» does not undo «delivered». */
export function advances(from: MessageState, to: MessageState): boolean {
  return order[to] > order[from];
}

/** Where a final report of the network leaves a message. */
export function finalState(state: 'delivered' | 'failed', detail?: string): NextState {
  const failure = state === 'failed' ? `network-${(detail ?? 'unknown').toLowerCase()}` : null;
  return { state, retryAt: null, failure, counts: false };
}
