import { busMigrationSql, createTransport, Relay, type Transport } from '@namkhong/event-bus';
import { PgTransactor } from '@namkhong/event-bus/testing';
import kafkajs, { type Producer } from 'kafkajs';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { benchBroker, benchDatabase } from '../machine/servers.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { sampleRatings } from '../samples/sample-ratings.js';

const rounds = 5;
/** Two cells a round: one million rows pass through the relay in all. */
const rowsPerCell = 100_000;
const topic = 'feedback.rating.v1';
const partitions = 24;

/** How fast the outbox empties, against a producer that has nothing to read, to order or to mark. */
export const drainGoal: Goal = {
  id: 'G5',
  title: 'relay drain of 1M outbox rows ÷ raw kafkajs produce (×100, acks −1)',
  async measure(context: GoalContext): Promise<Measurement> {
    const { teardown, say } = context;
    const [postgres, brokers] = await Promise.all([benchDatabase(context), benchBroker(context)]);
    const transactor = new PgTransactor(postgres.url);
    await teardown.add('connections', { stop: () => transactor.close() });
    const transport = createTransport(
      { kind: 'kafka', brokers: [brokers], clientId: 'bench' },
      (_level, message) => say(message),
    );
    await teardown.add('the transport', { stop: () => transport.close() });
    await transport.ensureTopics([{ name: topic, partitions, retentionMs: null }]);
    const producer = await rawProducer(brokers, context);
    for (const sql of busMigrationSql) await run(transactor, sql);
    const ratings = sampleRatings(1_000);
    const values = ratings.map(({ key, value, headers }) => ({ key, value, headers }));

    const drained = async () => {
      await fill(transactor, ratings);
      const rate = await drain(transactor, transport);
      say(`relay ${Math.round(rate)} rows/s`);
      return rate;
    };
    const produced = async () => {
      const rate = await produce(producer, values);
      say(`raw ${Math.round(rate)} records/s`);
      return rate;
    };
    // Warm-up: connections, compiled code, the broker's files.
    await drained();
    await produced();
    const results = await alternate(rounds, drained, produced);
    const reason = restlessness(results);
    return {
      first: {
        what: 'relay rows/s ÷ raw records/s',
        unit: 'ratio',
        ...spread(pairedRatios(results)),
        bound: { at: 'least', must: 0.4, stretch: 0.6 },
      },
      details: {
        relayRowsPerSecond: Math.round(median(results.flatMap(({ a }) => a))),
        rawRecordsPerSecond: Math.round(median(results.flatMap(({ b }) => b))),
        rowsThroughRelay: 2 * rounds * rowsPerCell,
        valueBytes: Buffer.byteLength(values[0]?.value ?? ''),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};

/** The goal's other side: batches of 100, one after the other, each acknowledged by all replicas. */
async function rawProducer(brokers: string, { teardown }: GoalContext): Promise<Producer> {
  const producer = new kafkajs.Kafka({
    clientId: 'bench-raw',
    brokers: [brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  }).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  await teardown.add('the raw producer', { stop: () => producer.disconnect() });
  return producer;
}

async function produce(
  producer: Producer,
  values: readonly { key: string; value: string; headers: Record<string, string> }[],
): Promise<number> {
  const started = performance.now();
  for (let sent = 0; sent < rowsPerCell; sent += 100) {
    const from = sent % values.length;
    await producer.send({ topic, acks: -1, messages: values.slice(from, from + 100) });
  }
  return perSecond(started);
}

/** The same records as rows of an outbox that holds nothing else. */
async function fill(transactor: PgTransactor, ratings: ReturnType<typeof sampleRatings>): Promise<void> {
  await run(transactor, 'TRUNCATE bus_outbox');
  await run(
    transactor,
    `INSERT INTO bus_outbox (event_id, topic, key, headers, value)
     SELECT gen_random_uuid(), $1, r.key, r.headers, r.value
       FROM generate_series(1, $5::int) AS turn,
            unnest($2::text[], $3::jsonb[], $4::text[]) AS r (key, headers, value)`,
    [
      topic,
      ratings.map(({ key }) => key),
      ratings.map(({ headers }) => JSON.stringify(headers)),
      ratings.map(({ value }) => value),
      rowsPerCell / ratings.length,
    ],
  );
  await run(transactor, 'ANALYZE bus_outbox');
  await run(transactor, 'CHECKPOINT');
}

async function drain(transactor: PgTransactor, transport: Transport): Promise<number> {
  const relay = new Relay({
    transactor,
    transport,
    onError: (error) => {
      throw error;
    },
  });
  const started = performance.now();
  let rows = 0;
  for (let count = 1; count > 0; rows += count) count = await relay.drainOnce();
  if (rows !== rowsPerCell) throw new Error(`${rows} of ${rowsPerCell} rows were published`);
  return perSecond(started);
}

const perSecond = (started: number) => rowsPerCell / ((performance.now() - started) / 1_000);

function run(transactor: PgTransactor, sql: string, params?: unknown[]): Promise<unknown> {
  return transactor.transaction((session) => session.query(sql, params));
}
