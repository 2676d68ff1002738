import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MailOutcome } from './mail.port.js';
import { isExpired, nextMail } from './next-mail.js';

const dueAt = new Date('2026-11-26T02:00:00Z');
const fresh = { attempts: 0, dueAt };

describe('nextMail', () => {
  it.each<[MailOutcome, string, string | null]>([
    [{ kind: 'accepted' }, 'submitted', null],
    [{ kind: 'rejected', status: 550 }, 'failed', 'smtp-550'],
    [{ kind: 'deferred', status: 451 }, 'queued', null],
    [{ kind: 'unavailable' }, 'queued', null],
    [{ kind: 'unknown', reason: 'connection-lost' }, 'unknown', 'connection-lost'],
  ])('%j leaves it %s', (outcome, state, failure) => {
    const next = nextMail(outcome, fresh, dueAt);
    expect(next).toMatchObject({ state, failure });
    expect(next.retryAt === null).toBe(state !== 'queued');
  });

  it('waits longer each time, and gives up at the seventh refusal', () => {
    const minutes = Array.from({ length: 7 }, (_, attempts) => {
      const next = nextMail({ kind: 'deferred', status: 421 }, { attempts, dueAt }, dueAt);
      return next.retryAt === null ? next.failure : (next.retryAt.getTime() - dueAt.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 'smtp-421']);
  });

  it('ends within a day, whatever the server does, and tries nothing after an end', () => {
    const outcome = fc.oneof(
      fc.constant<MailOutcome>({ kind: 'unavailable' }),
      fc.integer({ min: 400, max: 499 }).map((status): MailOutcome => ({ kind: 'deferred', status })),
    );
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1_500, maxLength: 1_500 }), (outcomes) => {
        let now = dueAt;
        let attempts = 0;
        for (const each of outcomes) {
          const next = nextMail(each, { attempts, dueAt }, now);
          attempts += next.counts ? 1 : 0;
          if (next.retryAt === null)
            return next.state === 'failed' && attempts <= 7 && !isExpired(dueAt, now);
          now = next.retryAt;
        }
        return false;
      }),
      { numRuns: 30 },
    );
  });
});
