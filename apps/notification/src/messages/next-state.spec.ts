import { describe, expect, it } from '@jest/globals';
import { advances, nextState, type MessageState } from './next-state.js';

const now = new Date('2026-11-23T02:00:00Z');
const hour = 3_600_000;
const fresh = { attempts: 0, dueAt: now, whenUnknown: 'resend-once' as const };
const dayOld = { ...fresh, dueAt: new Date(now.getTime() - 24 * hour) };

describe('nextState', () => {
  it('waits for the receipt of what was accepted', () => {
    expect(nextState({ kind: 'accepted', gatewayId: '1' }, fresh, now)).toMatchObject({
      state: 'submitted',
      retryAt: null,
    });
  });

  it('does not hold a busy gateway against the message', () => {
    expect(nextState({ kind: 'throttled' }, fresh, now)).toEqual({
      state: 'queued',
      retryAt: now,
      failure: null,
      counts: false,
    });
  });

  it('tries again while there is no connection, and gives up after a day', () => {
    expect(nextState({ kind: 'unavailable' }, fresh, now)).toMatchObject({ state: 'queued', counts: false });
    expect(nextState({ kind: 'unavailable' }, dayOld, now)).toMatchObject({
      state: 'failed',
      failure: 'gateway-unavailable',
    });
  });

  it('does not repeat what the gateway refuses', () => {
    expect(nextState({ kind: 'rejected', status: '0x0000000b' }, fresh, now)).toMatchObject({
      state: 'failed',
      retryAt: null,
      failure: 'gateway-0x0000000b',
    });
  });

  it('sends once more, later, what may have been lost, and never a third time', () => {
    const lost = { kind: 'unknown', reason: 'no-answer' } as const;
    expect(nextState(lost, fresh, now)).toMatchObject({
      state: 'unknown',
      retryAt: new Date('2026-11-23T02:05:00Z'),
    });
    expect(nextState(lost, { ...fresh, attempts: 1 }, now)).toMatchObject({
      state: 'unknown',
      retryAt: null,
    });
    expect(nextState(lost, { ...fresh, whenUnknown: 'leave' }, now)).toMatchObject({
      state: 'unknown',
      retryAt: null,
    });
  });

  it('waits for a contact that is not there yet', () => {
    const missing = { kind: 'no-recipient', reason: 'contact-missing' } as const;
    expect(nextState(missing, fresh, now)).toEqual({
      state: 'queued',
      retryAt: new Date('2026-11-24T02:00:00Z'),
      failure: 'contact-missing',
      counts: false,
    });
    expect(nextState(missing, dayOld, now)).toMatchObject({ state: 'failed', failure: 'contact-missing' });
  });
});

describe('hours that are over', () => {
  it('let it wait for the next ones, until the day after it was due', () => {
    const until = new Date('2026-11-24T00:00:00Z');
    expect(nextState({ kind: 'closed', until }, fresh, now)).toEqual({
      state: 'queued',
      retryAt: until,
      failure: null,
      counts: false,
    });
    expect(nextState({ kind: 'closed', until }, dayOld, now)).toMatchObject({
      state: 'failed',
      failure: 'hours-closed',
    });
  });
});

describe('advances', () => {
  const states: MessageState[] = ['queued', 'submitted', 'unknown', 'failed', 'delivered'];

  it('never leads back', () => {
    for (const a of states) for (const b of states) if (advances(a, b)) expect(advances(b, a)).toBe(false);
  });

  it('lets a receipt clear what was unknown or thought failed', () => {
    expect(advances('unknown', 'delivered')).toBe(true);
    expect(advances('failed', 'delivered')).toBe(true);
    expect(advances('delivered', 'failed')).toBe(false);
  });
});
