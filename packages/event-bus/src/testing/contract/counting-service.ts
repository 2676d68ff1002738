import { assignmentAcknowledgedV1, createEvent } from '@namkhong/contracts';
import { createTransport, type TransportConfig } from '../../create-transport.js';
import { Consumer, type ConsumerOptions } from '../../consumer.js';
import { appendToOutbox, type OutboxRecord } from '../../outbox.js';
import { Relay } from '../../relay.js';
import type { SqlSession, Transactor } from '../../sql-session.js';
import type { Transport } from '../../transport.js';

/** The effect under test: each event counted once, with its order per aggregate. */
export const effectSql = [
  `CREATE TABLE effect (event_id uuid NOT NULL, aggregate uuid NOT NULL, place bigint GENERATED ALWAYS AS IDENTITY, version bigint NOT NULL)`,
  `CREATE TABLE aggregate (id uuid PRIMARY KEY, version bigint NOT NULL DEFAULT 0)`,
];

/** The version of the aggregate hides in the instant, so that the event stays one of the platform's own. */
export function versionedEvent(topic: string, aggregate: string, version: number, id: string): OutboxRecord {
  const data = {
    assignmentId: aggregate,
    unitId: aggregate,
    acknowledgedAt: new Date(version).toISOString(),
  };
  return {
    ...createEvent(assignmentAcknowledgedV1, data, {
      id,
      source: '/test',
      time: new Date(0),
      correlationId: id,
    }),
    topic,
  };
}

/** Changes an aggregate as a service does: lock its row, take the next version, append the event. */
export async function changeAggregate(
  session: SqlSession,
  topic: string,
  aggregate: string,
  id: string,
): Promise<void> {
  const [row] = await session.query<{ version: string }>(
    `UPDATE aggregate SET version = version + 1 WHERE id = $1 RETURNING version`,
    [aggregate],
  );
  await appendToOutbox(session, [versionedEvent(topic, aggregate, Number(row?.version), id)]);
}

export function countingConsumer(
  transport: Transport,
  transactor: Transactor,
  settings: Pick<ConsumerOptions<SqlSession>, 'group' | 'topics' | 'onError'> &
    Partial<ConsumerOptions<SqlSession>>,
): Consumer<SqlSession> {
  return new Consumer({
    transport,
    transactor,
    handle: async (batch, session) => {
      for (const event of batch) {
        const { assignmentId, acknowledgedAt } = event.data as {
          assignmentId: string;
          acknowledgedAt: string;
        };
        await session.query(`INSERT INTO effect (event_id, aggregate, version) VALUES ($1, $2, $3)`, [
          event.id,
          assignmentId,
          Date.parse(acknowledgedAt),
        ]);
      }
    },
    ...settings,
  });
}

/** Counts events, but fails on one of them as long as it is told to. */
export function countingHandler(broken: () => boolean, id: string) {
  return async (batch: readonly { id: string }[], session: SqlSession) => {
    for (const event of batch) {
      if (event.id === id && broken()) throw new Error('not yet');
      await session.query(`INSERT INTO effect (event_id, aggregate, version) VALUES ($1, $1, 1)`, [event.id]);
    }
  };
}

/** What a child process is told to do, and where to die. */
export interface ChildOrders {
  readonly role: 'consumer' | 'relay';
  readonly dieAt: 'in-effect' | 'after-commit' | 'before-mark' | 'never';
  readonly databaseUrl: string;
  readonly transport: TransportConfig;
  readonly group: string;
  readonly topic: string;
}

/** Runs a relay or a consumer until the process is killed, by itself or from outside. */
export async function obey(orders: ChildOrders, transactor: Transactor): Promise<void> {
  const transport = createTransport(orders.transport, () => undefined);
  const onError = (error: unknown) => console.error(error);
  const die = (point: ChildOrders['dieAt']) => () => {
    if (orders.dieAt === point) process.kill(process.pid, 'SIGKILL');
    return Promise.resolve();
  };
  if (orders.role === 'relay') {
    new Relay({ transactor, transport, onError, beforeMark: die('before-mark') }).start();
    return;
  }
  const { group, topic } = orders;
  const inEffect: Transactor = {
    transaction: (work) =>
      transactor.transaction(async (session) => {
        const result = await work(session);
        const [row] = await session.query<{ n: string }>(`SELECT count(*) AS n FROM effect`);
        if (Number(row?.n) > 0) await die('in-effect')();
        return result;
      }),
  };
  await countingConsumer(transport, inEffect, {
    group,
    topics: [topic],
    onError,
    afterCommit: die('after-commit'),
  }).start();
}
