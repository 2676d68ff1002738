/** A record on its way to the log. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

/** A record as the log keeps it. */
export interface LogRecord extends OutgoingRecord {
  readonly partition: number;
  readonly offset: bigint;
}

export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  /** Null keeps records for ever. */
  readonly retentionMs: number | null;
}

/** Records of one partition, in order and without gaps except where retention has removed some. */
export interface Batch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** The offset the next record written will get. */
  readonly highWatermark: bigint;
  /** Tells the group that this member lives; to be called during long work. */
  heartbeat(): Promise<void>;
  /** True once the partition belongs to somebody else: what was begun must not be committed. */
  isStale(): boolean;
}

/** What became of a batch: how far the group may forget. */
export interface BatchResult {
  readonly nextOffset: bigint;
}

export interface SubscribeOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /** Where the consumer's own database says a partition continues; null where it was never read. */
  position(topic: string, partition: number): Promise<bigint | null>;
  /** Handles one batch at a time per partition. A rejection leaves the batch to be delivered again. */
  onBatch(batch: Batch): Promise<BatchResult>;
  readonly onError: (error: unknown) => void;
  /** How long the log may keep an idle reader waiting, who cannot leave meanwhile; a second where nothing is said. */
  readonly idleWaitMs?: number;
}

export interface Subscription {
  /** No further batch begins. */
  pause(): void;
  /** Waits for the batches that have begun. */
  drain(): Promise<void>;
  /** Tells the log how far the group came: a hint for lag tools, not the truth. */
  commit(): Promise<void>;
  /** Leaves the group and closes the connection. */
  disconnect(): Promise<void>;
}

export interface Watermarks {
  readonly low: bigint;
  readonly high: bigint;
}

/** A partitioned log: Apache Kafka, or tables of PostgreSQL. One contract suite holds for both. */
export interface Transport {
  readonly kind: 'kafka' | 'postgres' | 'memory';
  /** Identifies the log itself: offsets of another one mean nothing. */
  clusterId(): Promise<string>;
  /** Creates what is missing; existing topics stay as they are. */
  ensureTopics(specs: readonly TopicSpec[]): Promise<void>;
  /** Resolves once every record is durable; records of one key keep their order. */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Low and high watermark per partition; an empty map where the topic does not exist. */
  watermarks(topic: string): Promise<ReadonlyMap<number, Watermarks>>;
  /** Up to `limit` records of a partition from an offset on, outside any group. */
  read(topic: string, partition: number, from: bigint, limit: number): Promise<LogRecord[]>;
  /**
   * Removes up to `limit` records that are older than their topic's retention, where the log does not do so by itself;
   * whether a group has read them does not matter. @returns how many; 0 where nothing is left to do
   */
  removeExpired(limit: number): Promise<number>;
  close(): Promise<void>;
}
