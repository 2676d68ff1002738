import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type {
  LogRecord,
  OutgoingRecord,
  SubscribeOptions,
  Subscription,
  TopicSpec,
  Transport,
  Watermarks,
} from '../transport.js';
import { appendRecords, busChannel } from './append-records.js';
import { busSchemaSql } from './bus-schema.js';
import { defaultTiming, PostgresSubscription, type SubscriptionTiming } from './postgres-subscription.js';
import { readRecords } from './read-records.js';
import { removeExpired } from './remove-expired.js';

export interface PostgresTransportOptions {
  /** The bus's own database. */
  readonly url: string;
  readonly timing?: SubscriptionTiming;
  readonly onError: (error: unknown) => void;
}

const schemaLock = 8_127_002;
const relistenMs = 1_000;

/** The log as tables of PostgreSQL: for a machine with nothing installed. */
export class PostgresTransport implements Transport {
  readonly kind = 'postgres';
  private readonly pool: pg.Pool;
  private readonly subscriptions = new Set<PostgresSubscription>();
  private readonly ready: Promise<void>;
  private partitions = new Map<string, number>();
  private listener: pg.Client | undefined;
  private relistenTimer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: PostgresTransportOptions) {
    this.pool = new pg.Pool({ connectionString: options.url, max: 6, application_name: 'namkhong-bus' });
    this.pool.on('error', (error) => options.onError(error));
    this.ready = this.createSchema();
    // Whoever needs it awaits it and hears of the failure there.
    this.ready.catch(() => undefined);
  }

  async clusterId(): Promise<string> {
    await this.ready;
    const { rows } = await this.pool.query<{ id: string }>(`SELECT id FROM bus_cluster`);
    return rows[0]?.id ?? '';
  }

  async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    await this.ready;
    await this.pool.query(
      `INSERT INTO bus_partition (topic, partition, retention_ms)
       SELECT t.name, p, t.retention FROM unnest($1::text[], $2::int[], $3::bigint[]) AS t (name, partitions, retention),
              generate_series(0, t.partitions - 1) AS p
       ON CONFLICT DO NOTHING`,
      [
        specs.map((spec) => spec.name),
        specs.map((spec) => spec.partitions),
        specs.map((spec) => spec.retentionMs),
      ],
    );
    await this.loadPartitions();
  }

  async publish(records: readonly OutgoingRecord[]): Promise<void> {
    await this.ready;
    if (records.some(({ topic }) => !this.partitions.has(topic))) await this.loadPartitions();
    await appendRecords(this.pool, this.partitions, records);
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    await this.ready;
    if (this.subscriptions.size === 0) await this.listen();
    const subscription = new PostgresSubscription(
      this.pool,
      options,
      randomUUID(),
      this.options.timing ?? defaultTiming,
    );
    this.subscriptions.add(subscription);
    return subscription;
  }

  async watermarks(topic: string): Promise<ReadonlyMap<number, Watermarks>> {
    await this.ready;
    const { rows } = await this.pool.query<{ partition: number; low_offset: string; next_offset: string }>(
      `SELECT partition, low_offset, next_offset FROM bus_partition WHERE topic = $1 ORDER BY partition`,
      [topic],
    );
    return new Map(
      rows.map((row) => [row.partition, { low: BigInt(row.low_offset), high: BigInt(row.next_offset) }]),
    );
  }

  async read(topic: string, partition: number, from: bigint, limit: number): Promise<LogRecord[]> {
    await this.ready;
    return readRecords(this.pool, topic, partition, from, limit);
  }

  async removeExpired(limit: number): Promise<number> {
    await this.ready;
    return removeExpired(this.pool, limit);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.relistenTimer);
    await this.ready;
    await this.listener?.end();
    await this.pool.end();
  }

  private async createSchema(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [schemaLock]);
      for (const statement of busSchemaSql) await client.query(statement);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    await this.loadPartitions();
  }

  private async loadPartitions(): Promise<void> {
    const { rows } = await this.pool.query<{ topic: string; n: string }>(
      `SELECT topic, count(*) AS n FROM bus_partition GROUP BY topic`,
    );
    this.partitions = new Map(rows.map((row) => [row.topic, Number(row.n)]));
  }

  /** Without notifications readers still look every other second; so a lost listener costs time, not records. */
  private async listen(): Promise<void> {
    const listener = new pg.Client({
      connectionString: this.options.url,
      application_name: 'namkhong-bus-listener',
    });
    listener.on('notification', ({ payload = '' }) => {
      const topics = payload.split(' ');
      for (const subscription of this.subscriptions) if (subscription.reads(topics)) subscription.wake();
    });
    listener.once('error', (error) => {
      this.options.onError(error);
      this.relisten();
    });
    this.listener = listener;
    await listener.connect();
    await listener.query(`LISTEN ${busChannel}`);
  }

  private relisten(): void {
    this.listener = undefined;
    if (this.closed) return;
    this.relistenTimer = setTimeout(() => {
      this.listen().catch((error: unknown) => {
        this.options.onError(error);
        this.relisten();
      });
    }, relistenMs);
  }
}
