import { backOff } from '../back-off.js';
import type { Batch, SubscribeOptions, Subscription } from '../transport.js';
import type { EachBatchPayload, Kafka, KafkaConsumer } from './kafka-client.js';
import { toLogRecord } from './to-log-record.js';

/** Partitions worked on at once: each takes a connection of the service. */
const concurrency = 4;

/** One member of one Kafka group. The consumer's own database says where to continue; Kafka's offset follows as a hint. */
export class KafkaSubscription implements Subscription {
  private readonly consumer: KafkaConsumer;
  private readonly working = new Set<Promise<void>>();
  private readonly failures = new Map<string, number>();
  private readonly reached = new Map<string, { topic: string; partition: number; offset: string }>();
  /** Partitions whose beginning was compared with the database since the last rebalance. */
  private readonly aligned = new Set<string>();
  private generation = 0;
  private crashes = 0;
  private paused = false;

  constructor(
    kafka: Kafka,
    private readonly options: SubscribeOptions,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.group,
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      heartbeatInterval: 1_000,
      rebalanceTimeout: 20_000,
      // What is written ends the wait at once; only an idle reader asks this seldom.
      maxWaitTimeInMs: options.idleWaitMs ?? 1_000,
      // After its own retries are used up kafkajs begins anew; it must not stay down in silence.
      retry: { initialRetryTime: 100, maxRetryTime: 5_000, restartOnFailure: () => Promise.resolve(true) },
    });
  }

  async start(): Promise<void> {
    const { GROUP_JOIN, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, () => {
      this.generation++;
      this.aligned.clear();
      this.reached.clear();
      this.crashes = 0;
    });
    this.consumer.on(CRASH, ({ payload }) => {
      this.options.onError(payload.error);
      if (!payload.restart) this.beginAnew();
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.run();
  }

  private run(): Promise<void> {
    return this.consumer.run({
      autoCommit: true,
      autoCommitInterval: 1_000,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: (payload) => this.track(this.take(payload)),
    });
  }

  pause(): void {
    this.paused = true;
    this.consumer.pause(this.options.topics.map((topic) => ({ topic })));
  }

  async drain(): Promise<void> {
    await Promise.all(this.working);
  }

  async commit(): Promise<void> {
    if (this.reached.size > 0) await this.consumer.commitOffsets([...this.reached.values()]);
  }

  async disconnect(): Promise<void> {
    await this.consumer.disconnect();
  }

  private async track(work: Promise<void>): Promise<void> {
    this.working.add(work);
    try {
      await work;
    } finally {
      this.working.delete(work);
    }
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const [first] = batch.messages;
    if (this.paused || !first || payload.isStale() || !payload.isRunning()) return;
    const { topic, partition } = batch;
    const key = `${topic}/${partition}`;
    try {
      if (!(await this.align(topic, partition, BigInt(first.offset)))) return;
      const { nextOffset } = await this.options.onBatch(this.toBatch(payload));
      payload.resolveOffset(String(nextOffset - 1n));
      this.reached.set(key, { topic, partition, offset: String(nextOffset) });
      this.failures.delete(key);
      await payload.heartbeat();
      await payload.commitOffsetsIfNecessary();
    } catch (error) {
      this.options.onError(error);
      this.retryLater(payload, key);
    }
  }

  private toBatch(payload: EachBatchPayload): Batch {
    const { batch } = payload;
    const { generation } = this;
    return {
      topic: batch.topic,
      partition: batch.partition,
      records: batch.messages.map((message) => toLogRecord(batch.topic, batch.partition, message)),
      highWatermark: BigInt(batch.highWatermark),
      heartbeat: () => payload.heartbeat(),
      isStale: () => this.generation !== generation || payload.isStale() || !payload.isRunning(),
    };
  }

  /** Kafka's hint may be ahead of the database, never the other way round in effect: then the partition is read again. */
  private async align(topic: string, partition: number, first: bigint): Promise<boolean> {
    const key = `${topic}/${partition}`;
    if (this.aligned.has(key)) return true;
    const position = await this.options.position(topic, partition);
    this.aligned.add(key);
    if (position === null || position >= first) return true;
    this.consumer.seek({ topic, partition, offset: String(position) });
    return false;
  }

  /** kafkajs gives up on what it deems final, such as a coordinator not found; of a broker that starts slowly it is not. */
  private beginAnew(): void {
    this.crashes++;
    setTimeout(
      () => {
        if (!this.paused) this.run().catch((error: unknown) => this.options.onError(error));
      },
      backOff(this.crashes, 500, 5_000),
    );
  }

  /** The batch stays unresolved and comes again after a pause that grows; other partitions go on. */
  private retryLater(payload: EachBatchPayload, key: string): void {
    const failures = (this.failures.get(key) ?? 0) + 1;
    this.failures.set(key, failures);
    this.aligned.delete(key);
    const resume = payload.pause();
    setTimeout(
      () => {
        if (!this.paused) resume();
      },
      backOff(failures, 50, 5_000),
    );
  }
}
