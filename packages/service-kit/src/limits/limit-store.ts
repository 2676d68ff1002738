import type { Logger } from 'pino';
import { createClient } from 'redis';

type RedisClient = ReturnType<typeof connectable>;

/** A Redis that may come and go: it counts requests and holds nothing that must last. */
export interface LimitStore {
  readonly client: RedisClient;
  close(): void;
}

/** Connects in the background and for ever, with a bounded pause between attempts; says once when it goes or comes. */
export function connectLimitStore(url: string, logger: Logger): LimitStore {
  const client = connectable(url);
  let away = false;
  client.on('error', (error: unknown) => {
    if (!away) logger.warn({ err: error }, 'Redis is away; limits are counted in this process alone');
    away = true;
  });
  client.on('ready', () => {
    if (away) logger.info('Redis is back');
    away = false;
  });
  client.connect().catch((error: unknown) => {
    // Reached only where the client was closed while it was still connecting.
    logger.debug({ err: error }, 'connecting to Redis ended');
  });
  return { client, close: () => client.destroy() };
}

/** Holds the one connection of a service, where it has one, so that it can be closed with it. */
export class LimitStoreHolder {
  constructor(readonly store: LimitStore | undefined) {}

  close(): void {
    this.store?.close();
  }
}

function connectable(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: 500 },
    socket: { connectTimeout: 2_000, reconnectStrategy: (attempts) => Math.min(100 * 2 ** attempts, 5_000) },
  });
}
