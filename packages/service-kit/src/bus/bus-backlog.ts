import type { Database } from '../database/database.js';
import type { BusLifecycle } from './bus-lifecycle.js';

interface PartitionPosition {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

export interface ConsumerLag {
  readonly group: string;
  readonly topic: string;
  /** Records that the group has yet to handle. */
  readonly lag: number;
}

/** How far each group of the service is behind on each of its topics. */
export async function consumerLag(bus: BusLifecycle, database: Database): Promise<ConsumerLag[]> {
  const positions = await database.read((session) =>
    session.query<PartitionPosition>(
      'SELECT consumer_group AS "group", topic, partition, next_offset::text AS next FROM bus_offset',
    ),
  );
  const lags: ConsumerLag[] = [];
  for (const { group, topics } of bus.consumers) {
    for (const topic of topics) {
      let lag = 0n;
      for (const [partition, { low, high }] of await bus.transport.watermarks(topic)) {
        const at = positions.find((p) => p.group === group && p.topic === topic && p.partition === partition);
        lag += high - (at ? BigInt(at.next) : low);
      }
      lags.push({ group, topic, lag: Number(lag) });
    }
  }
  return lags;
}

/** Events that are committed and not sent yet. */
export async function unsentEvents(database: Database): Promise<number> {
  const [row] = await database.read((session) =>
    session.query<{ waiting: number }>(
      'SELECT count(*)::int AS waiting FROM bus_outbox WHERE published_at IS NULL',
    ),
  );
  return row?.waiting ?? 0;
}
