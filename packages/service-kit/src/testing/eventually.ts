import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats an assertion about an effect that comes later until it holds; its last error after `within` ms. */
export async function eventually<T>(assertion: () => T | Promise<T>, within = 10_000): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await sleep(50);
    }
  }
}
