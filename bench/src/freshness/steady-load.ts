import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts an action at fixed instants, whether or not earlier ones have ended, and waits for all. Each is told the instant
 * it was due, so that a wait before it began counts as well.
 *
 * @throws what the first action that failed threw, once all have ended
 */
export async function steadyLoad(
  perSecond: number,
  count: number,
  action: (index: number, dueAt: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    const dueAt = began + (1_000 * index) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    running.push(action(index, dueAt));
  }
  const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
