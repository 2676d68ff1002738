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
 *
 * @throws Error with the first failure of `send` as its cause; nothing is sent after it
 */
export async function openLoad<Answer>(
  perSecond: number,
  ms: number,
  send: () => Promise<Answer>,
): Promise<Answered<Answer>[]> {
  const began = performance.now();
  const count = Math.floor((perSecond * ms) / 1_000);
  const answers: Promise<Answered<Answer> | undefined>[] = [];
  const failures: unknown[] = [];
  const answered = async (dueAt: number) => {
    try {
      const answer = await send();
      return { dueAt, endedAt: performance.now(), answer };
    } catch (error) {
      failures.push(error);
      return undefined;
    }
  };
  while (answers.length < count && failures.length === 0) {
    const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
    while (answers.length < due) {
      answers.push(answered(began + (answers.length * 1_000) / perSecond));
    }
    // A timer is no finer than a millisecond; at high rates several requests are due in each.
    await (perSecond > 1_000 ? nextTurn() : sleep(1));
  }
  const all = await Promise.all(answers);
  if (failures.length > 0) throw new Error(`${failures.length} requests failed`, { cause: failures[0] });
  return all.filter((one) => one !== undefined);
}

/** Whether the answer is the refusal that an overloaded service owes: 429 or 503, and when to come back. */
export function isProperRefusal({ status, hasRetryAfter }: Exchange): boolean {
  return (status === 429 || status === 503) && hasRetryAfter;
}
