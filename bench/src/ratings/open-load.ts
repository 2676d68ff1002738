import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from './http-load.js';

/** One request of an open load: when it was due, and when it was answered, in ms. */
export interface Answered<Answer> {
  readonly dueAt: number;
  readonly endedAt: number;
  readonly answer: Answer;
}

/**
 * Sends what is due when it is due, whether or not anything was answered, for a time; a latency counts from the instant at
 * which it was due.
 */
export async function openLoad<Answer>(
  perSecond: number,
  ms: number,
  send: () => Promise<Answer>,
): Promise<Answered<Answer>[]> {
  const began = performance.now();
  const count = Math.floor((perSecond * ms) / 1_000);
  const answers: Promise<Answered<Answer>>[] = [];
  while (answers.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
    while (answers.length < due) {
      const dueAt = began + (answers.length * 1_000) / perSecond;
      answers.push(send().then((answer) => ({ dueAt, endedAt: performance.now(), answer })));
    }
    // A timer is no finer than a millisecond; at high rates several requests are due in each.
    await (perSecond > 1_000 ? nextTurn() : sleep(1));
  }
  return Promise.all(answers);
}

/** Whether the answer is the refusal that an overloaded service owes: 429 or 503, and when to come back. */
export function isProperRefusal({ status, hasRetryAfter }: Exchange): boolean {
  return (status === 429 || status === 503) && hasRetryAfter;
}
