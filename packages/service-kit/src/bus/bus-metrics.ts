import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import type { Database } from '../database/database.js';
import type { Metrics } from '../metrics/metrics.js';
import type { BusLifecycle } from './bus-lifecycle.js';
import { consumerLag, unsentEvents } from './bus-backlog.js';

/** Measures, when asked, how far the outbox and each consumer are behind, and what was put aside. */
export function measureBus(metrics: Metrics, bus: BusLifecycle, database: Database, logger: Logger): void {
  const registers = [metrics.registry];
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    measure: (gauge: Gauge) => Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset();
        // One figure that cannot be had must not take the others away.
        await measure(this).catch((error: unknown) =>
          logger.warn({ err: error, metric: name }, 'not measured'),
        );
      },
    });

  gauge('bus_outbox_unpublished', 'Events in the outbox that are not sent yet.', [], async (result) => {
    result.set(await unsentEvents(database));
  });
  gauge(
    'bus_consumer_lag',
    'Records of a topic a group has yet to handle.',
    ['group', 'topic'],
    async (result) => {
      for (const { group, topic, lag } of await consumerLag(bus, database)) result.set({ group, topic }, lag);
    },
  );
  gauge('bus_dead_letters', 'Records put aside since the start.', ['group'], async (result) => {
    for (const { group, consumer } of bus.consumers) result.set({ group }, consumer.status().deadLetters);
  });
  gauge(
    'bus_consumer_halted',
    '1 where a consumer stands still for a person to look.',
    ['group'],
    async (result) => {
      for (const { group, consumer } of bus.consumers)
        result.set({ group }, consumer.status().halted ? 1 : 0);
    },
  );
}
