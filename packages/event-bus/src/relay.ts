import { setTimeout as sleep } from 'node:timers/promises';
import { backOff, Pause } from './back-off.js';
import type { SqlSession, Transactor } from './sql-session.js';
import type { Transport } from './transport.js';

export interface RelayOptions {
  readonly transactor: Transactor;
  readonly transport: Transport;
  /** Rows published in one go. */
  readonly batchSize?: number;
  /** How often an idle relay looks without having been woken: for what a process committed that died before its relay was woken. Milliseconds. */
  readonly idleMs?: number;
  readonly onError: (error: unknown) => void;
  /** Called between publishing and marking: a place for a test to die. */
  readonly beforeMark?: () => Promise<void>;
}

export interface RelayStatus {
  readonly running: boolean;
  /** The last error since the last success. */
  readonly lastError: string | null;
  readonly published: number;
}

interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: string;
}

/** The same number in every database: one relay for each service, whichever instance holds the lock. */
const relayLock = 8_127_001;
/** Under load the next rows gather for this long, so that a commit does not cost a transaction of the relay. */
const gatherMs = 5;
/** After another instance was found publishing: it may have read the outbox before our commit. */
const lockedMs = 25;
const defaultBatchSize = 1_000;

/**
 * Publishes the outbox. It claims what is unpublished, whatever its id — a row that commits late has a low id and is
 * found all the same — publishes it in order, and marks it, in one transaction under a lock: at least once. A crash
 * between publishing and marking publishes again; consumers know events by their id.
 */
export class Relay {
  private running: Promise<void> | undefined;
  private stopping = false;
  private failures = 0;
  private lastError: string | null = null;
  private published = 0;
  private readonly pause = new Pause();

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  /** Lets the batch under way finish. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.pause.cut();
    await this.running;
    this.running = undefined;
  }

  /** Looks at once: something was just committed. While publishing fails the pause is kept, or load would hammer the log. */
  wake(): void {
    if (this.failures === 0) this.pause.cut();
  }

  status(): RelayStatus {
    return { running: this.running !== undefined, lastError: this.lastError, published: this.published };
  }

  /** Publishes one batch. @returns how many rows; 0 where there are none, or another relay is at it */
  async drainOnce(): Promise<number> {
    return (await this.publishBatch()) ?? 0;
  }

  /** @returns null where another relay holds the lock: what it reads now may not hold the newest rows */
  private async publishBatch(): Promise<number | null> {
    const { transactor, transport, beforeMark, batchSize = defaultBatchSize } = this.options;
    return transactor.transaction(async (session) => {
      if (!(await holdLock(session))) return null;
      const rows = await session.query<OutboxRow>(
        `SELECT id, topic, key, headers, value FROM bus_outbox WHERE published_at IS NULL ORDER BY id LIMIT $1`,
        [batchSize],
      );
      if (rows.length === 0) return 0;
      await transport.publish(rows);
      await beforeMark?.();
      await session.query(
        `UPDATE bus_outbox SET published_at = date_trunc('day', now(), 'UTC') WHERE id = ANY($1::bigint[])`,
        [rows.map((row) => row.id)],
      );
      this.published += rows.length;
      return rows.length;
    });
  }

  private async run(): Promise<void> {
    const { batchSize = defaultBatchSize, idleMs = 1_000 } = this.options;
    while (!this.stopping) {
      const count = await this.attempt();
      if (count === batchSize || this.stopping) continue;
      if (this.failures > 0) await this.pause.wait(backOff(this.failures, 100, 5_000));
      else if (count === null) await sleep(lockedMs);
      else if (count > 0) await sleep(gatherMs);
      else await this.pause.wait(idleMs);
    }
  }

  private async attempt(): Promise<number | null> {
    try {
      const count = await this.publishBatch();
      this.failures = 0;
      this.lastError = null;
      return count;
    } catch (error) {
      this.failures++;
      this.lastError = error instanceof Error ? error.message : String(error);
      this.options.onError(error);
      return 0;
    }
  }
}

async function holdLock(session: SqlSession): Promise<boolean> {
  const [row] = await session.query<{ held: boolean }>(`SELECT pg_try_advisory_xact_lock($1) AS held`, [
    relayLock,
  ]);
  return row?.held ?? false;
}
