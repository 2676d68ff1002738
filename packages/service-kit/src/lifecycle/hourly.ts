import type { Logger } from 'pino';

/** Repeats upkeep every hour until the returned function is called; a failure is logged and the next hour tries again. */
export function hourly(name: string, work: () => Promise<unknown>, logger: Logger): () => void {
  const run = () => {
    work().catch((error: unknown) => logger.error({ err: error, upkeep: name }, 'upkeep failed'));
  };
  run();
  const timer = setInterval(run, 3_600_000);
  timer.unref();
  return () => clearInterval(timer);
}
