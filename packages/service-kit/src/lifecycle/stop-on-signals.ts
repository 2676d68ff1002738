import type { Logger } from 'pino';

/** Stops on SIGTERM or SIGINT and then ends the process: with 0 where all went in order, else with 1. */
export function stopOnSignals(stop: () => Promise<void>, logger: Logger): void {
  process.once('uncaughtExceptionMonitor', (error) =>
    logger.fatal({ err: error }, 'the service cannot go on'),
  );
  const end = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop in order');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
