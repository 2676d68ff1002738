import type { z } from 'zod';
import type { mailState } from '@namkhong/contracts/http/notification-mails';
import type { MailOutcome } from './mail.port.js';

export type MailState = z.output<typeof mailState>;

/** Where an e-mail goes after an attempt, and when it is due again. */
export interface NextMail {
  readonly state: MailState;
  /** Null where nothing more is tried. */
  readonly retryAt: Date | null;
  readonly failure: string | null;
  /** Whether the attempt counts against the limit: a server that is away is not the e-mail's fault. */
  readonly counts: boolean;
}

const minute = 60_000;
/** How long to wait after each answer of «not now»: a greylisting server takes it the second time. */
const pauses = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * minute);
/** Between two tries of a server that is away. */
const awayMs = minute;
/** An e-mail that has not left by then is given up: a notice that arrives days late misleads. */
const giveUpAfterMs = 24 * 60 * minute;

/** Whether it is too late for the e-mail to leave. */
export function isExpired(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() >= giveUpAfterMs;
}

/** @param attempts attempts that counted, this one not included */
export function nextMail(
  outcome: MailOutcome | { readonly kind: 'contact-missing' } | { readonly kind: 'expired' },
  { attempts, dueAt }: { readonly attempts: number; readonly dueAt: Date },
  now: Date,
): NextMail {
  const ended = (failure: string, counts: boolean): NextMail => ({
    ...{ state: 'failed', retryAt: null, failure, counts },
  });
  const again = (ms: number, failure: string, counts: boolean): NextMail => {
    const retryAt = new Date(now.getTime() + ms);
    return isExpired(dueAt, retryAt)
      ? ended(failure, counts)
      : { state: 'queued', retryAt, failure: null, counts };
  };
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'submitted', retryAt: null, failure: null, counts: true };
    case 'rejected':
      return ended(`smtp-${outcome.status}`, true);
    case 'deferred': {
      const pause = pauses[attempts];
      const reason = `smtp-${outcome.status}`;
      return pause === undefined ? ended(reason, true) : again(pause, reason, true);
    }
    case 'unavailable':
      return again(awayMs, 'server-unavailable', false);
    case 'unknown':
      return { state: 'unknown', retryAt: null, failure: outcome.reason, counts: true };
    case 'contact-missing':
    case 'expired':
      return ended(outcome.kind, false);
  }
}
