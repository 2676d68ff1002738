import { randomUUID } from 'node:crypto';
import type {
  LogRecord,
  OutgoingRecord,
  SubscribeOptions,
  Subscription,
  TopicSpec,
  Transport,
  Watermarks,
} from '../transport.js';
import {
  createKafkaClient,
  Partitioners,
  type Admin,
  type Kafka,
  type KafkaClientOptions,
  type Producer,
} from './kafka-client.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { toLogRecord } from './to-log-record.js';

/** How often a read may begin anew before it is given up. */
const readAttempts = 20;
const day = 24 * 60 * 60_000;
/** Of the day in UTC; milliseconds since 1970. */
const startOfDay = (instant: number) => instant - (instant % day);

/** The log as Apache Kafka keeps it: what production uses. */
export class KafkaTransport implements Transport {
  readonly kind = 'kafka';
  private readonly kafka: Kafka;
  private producing: Promise<Producer> | undefined;
  private administrating: Promise<Admin> | undefined;

  constructor(private readonly options: KafkaClientOptions) {
    this.kafka = createKafkaClient(options);
  }

  async clusterId(): Promise<string> {
    const { clusterId } = await (await this.admin()).describeCluster();
    return clusterId;
  }

  async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    const admin = await this.admin();
    const existing = new Set(await admin.listTopics());
    const missing = specs.filter((spec) => !existing.has(spec.name));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ name, partitions, retentionMs }) => ({
        topic: name,
        numPartitions: partitions,
        configEntries: [
          { name: 'retention.ms', value: String(retentionMs ?? -1) },
          { name: 'retention.bytes', value: '-1' },
          { name: 'cleanup.policy', value: 'delete' },
        ],
      })),
    });
  }

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.producer();
    const topics = Map.groupBy(records, (record) => record.topic);
    // The day and nothing finer, as on PostgreSQL: a rating's record must not say when somebody rated.
    const timestamp = String(startOfDay(Date.now()));
    await producer.sendBatch({
      acks: -1,
      topicMessages: [...topics].map(([topic, messages]) => ({
        topic,
        messages: messages.map(({ key, value, headers }) => ({ key, value, headers, timestamp })),
      })),
    });
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const subscription = new KafkaSubscription(this.kafka, options);
    await subscription.start();
    return subscription;
  }

  async watermarks(topic: string): Promise<ReadonlyMap<number, Watermarks>> {
    const admin = await this.admin();
    if (!(await admin.listTopics()).includes(topic)) return new Map();
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(
      offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]),
    );
  }

  /** Reads in a group of its own that nobody else joins and that is deleted afterwards. */
  async read(topic: string, partition: number, from: bigint, limit: number): Promise<LogRecord[]> {
    const range = (await this.watermarks(topic)).get(partition);
    const start = range && (from > range.low ? from : range.low);
    if (!range || start === undefined || start >= range.high || limit < 1) return [];
    const groupId = `${this.options.clientId}.read.${randomUUID()}`;
    const consumer = this.kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
    const records: LogRecord[] = [];
    await consumer.connect();
    try {
      await consumer.subscribe({ topic, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        let crashes = 0;
        consumer.on(consumer.events.CRASH, ({ payload }) => {
          crashes++;
          // On a broker that just started, the group's coordinator is still loading: kafkajs begins anew by itself.
          if (!payload.restart || crashes > readAttempts) reject(payload.error);
        });
        void consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: true,
          eachBatch: ({ batch }) => {
            if (batch.partition !== partition) return Promise.resolve();
            for (const message of batch.messages) {
              const record = toLogRecord(topic, partition, message);
              // Begun anew, it reads once more what was read.
              const isNew = record.offset > (records.at(-1)?.offset ?? start - 1n);
              if (isNew && records.length < limit) records.push(record);
            }
            const last = records.at(-1);
            if (records.length >= limit || (last && last.offset + 1n >= range.high)) resolve();
            return Promise.resolve();
          },
        });
        consumer.seek({ topic, partition, offset: String(start) });
      });
    } finally {
      await consumer.disconnect();
    }
    await (await this.admin()).deleteGroups([groupId]);
    return records;
  }

  /** The broker removes whole segments by itself, by the retention the topics were created with. */
  removeExpired(): Promise<number> {
    return Promise.resolve(0);
  }

  async close(): Promise<void> {
    await (await this.producing)?.disconnect();
    await (await this.administrating)?.disconnect();
  }

  /** One request at a time keeps the order of a key when a send is repeated. */
  private producer(): Promise<Producer> {
    this.producing ??= this.connect(
      this.kafka.producer({
        allowAutoTopicCreation: false,
        maxInFlightRequests: 1,
        createPartitioner: Partitioners.DefaultPartitioner,
      }),
      () => (this.producing = undefined),
    );
    return this.producing;
  }

  private admin(): Promise<Admin> {
    this.administrating ??= this.connect(this.kafka.admin(), () => (this.administrating = undefined));
    return this.administrating;
  }

  /** A connection that failed is forgotten, so that the next use tries again. */
  private async connect<T extends { connect(): Promise<void> }>(client: T, forget: () => void): Promise<T> {
    try {
      await client.connect();
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
