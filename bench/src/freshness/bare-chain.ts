import kafkajs, { type Consumer, type Producer } from 'kafkajs';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { steadyLoad } from './steady-load.js';

const value = JSON.stringify({ levels: { access: 4, procedure: 5, official: 5, result: 4 } });

/**
 * The least that any such chain does: a row committed, its record produced and consumed, a row committed. No HTTP, no
 * checks, no outbox, no folding.
 */
export class BareChain {
  private readonly arrivals = new Map<string, () => void>();
  private readonly topic = `bench.${randomUUID()}`;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly producer: Producer,
    private readonly consumer: Consumer,
  ) {}

  static async start(databaseUrl: string, brokers: string): Promise<BareChain> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
    await pool.query(`CREATE TABLE bare_in (id uuid PRIMARY KEY, value text NOT NULL)`);
    await pool.query(`CREATE TABLE bare_out (id uuid PRIMARY KEY, value text NOT NULL)`);
    const kafka = new kafkajs.Kafka({
      clientId: 'bench-chain',
      brokers: [brokers],
      logLevel: kafkajs.logLevel.NOTHING,
    });
    const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    const consumer = kafka.consumer({ groupId: `bench.${randomUUID()}` });
    const chain = new BareChain(pool, producer, consumer);
    await chain.open(kafka);
    return chain;
  }

  /** @returns how long each took from the instant it was due to its second commit; milliseconds */
  async run(perSecond: number, count: number): Promise<number[]> {
    const latencies: number[] = [];
    await steadyLoad(perSecond, count, async (_, dueAt) => {
      const id = randomUUID();
      const arrived = new Promise<void>((resolve) => this.arrivals.set(id, resolve));
      await this.pool.query(`INSERT INTO bare_in (id, value) VALUES ($1, $2)`, [id, value]);
      await this.producer.send({ topic: this.topic, acks: -1, messages: [{ key: id, value }] });
      await arrived;
      latencies.push(performance.now() - dueAt);
    });
    return latencies;
  }

  /** To be called before its servers stop. */
  async stop(): Promise<void> {
    await this.consumer.disconnect();
    await this.producer.disconnect();
    await this.pool.end();
  }

  private async open(kafka: kafkajs.Kafka): Promise<void> {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: this.topic, numPartitions: 24 }], waitForLeaders: true });
    await admin.disconnect();
    await this.producer.connect();
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.topic, fromBeginning: true });
    const { GROUP_JOIN } = this.consumer.events;
    const joined = new Promise((resolve) => this.consumer.on(GROUP_JOIN, resolve));
    await this.consumer.run({
      partitionsConsumedConcurrently: 4,
      eachBatch: async ({ batch }) => {
        const ids = batch.messages.map(({ key }) => String(key));
        await this.pool.query(`INSERT INTO bare_out (id, value) SELECT unnest($1::uuid[]), $2`, [ids, value]);
        for (const id of ids) {
          this.arrivals.get(id)?.();
          this.arrivals.delete(id);
        }
      },
    });
    await joined;
  }
}
