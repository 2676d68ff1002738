import { deadLetterRetentionDays } from '@namkhong/contracts';
import type { SqlSession, Transactor } from './sql-session.js';
import type { Transport } from './transport.js';

export interface UpkeepOptions {
  readonly transactor: Transactor;
  readonly transport: Transport;
  readonly onError: (error: unknown) => void;
  /** Rows deleted in one transaction. */
  readonly batchSize?: number;
}

/** Published rows stay this many days, to be looked at. */
const publishedDays = 1;

/**
 * A group knows for this many days which events it has handled. It must be longer than any event can come a second
 * time: a dead letter is replayed to all groups as long as it is kept, and was written when the slowest of them failed,
 * for which, and for a relay that stopped between publishing and marking, a month is added.
 */
const handledDays = deadLetterRetentionDays + 30;

const everyMs = 60_000;

/** Both stamps are whole days, so a row is old only once the day after its own is that far back. */
const deletions = [
  {
    days: publishedDays,
    sql: `WITH gone AS (
            DELETE FROM bus_outbox WHERE id IN (
              SELECT id FROM bus_outbox WHERE published_at < now() - make_interval(days => $1 + 1)
               LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING 1)
          SELECT count(*)::int AS n FROM gone`,
  },
  {
    days: handledDays,
    sql: `WITH gone AS (
            DELETE FROM bus_processed WHERE (consumer_group, event_id) IN (
              SELECT consumer_group, event_id FROM bus_processed WHERE processed_at < now() - make_interval(days => $1 + 1)
               LIMIT $2 FOR UPDATE SKIP LOCKED) RETURNING 1)
          SELECT count(*)::int AS n FROM gone`,
  },
] as const;

/**
 * Takes away what the bus no longer needs: published rows, the memory of events that cannot come again, and expired
 * records where the log does not see to it itself. Every minute, in small transactions, beside the relay and not in its
 * way; several instances of a service may do it at once.
 */
export class Upkeep {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(private readonly options: UpkeepOptions) {}

  start(): void {
    this.stopping = false;
    this.timer ??= setInterval(() => {
      this.running ??= this.run().finally(() => (this.running = undefined));
    }, everyMs);
  }

  /** Lets the deletion under way finish. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.timer = undefined;
    await this.running;
  }

  /** Deletes until nothing old is left. */
  async runOnce(): Promise<void> {
    const { transactor, transport, batchSize = 1_000 } = this.options;
    for (const { sql, days } of deletions) {
      await this.repeat(batchSize, () =>
        transactor.transaction((session) => countOf(session, sql, [days, batchSize])),
      );
    }
    await this.repeat(1, () => transport.removeExpired(batchSize));
  }

  private async run(): Promise<void> {
    try {
      await this.runOnce();
    } catch (error) {
      this.options.onError(error);
    }
  }

  /** Repeats a deletion as long as it finds `enough` to make another one worth while. */
  private async repeat(enough: number, remove: () => Promise<number>): Promise<void> {
    while (!this.stopping && (await remove()) >= enough);
  }
}

async function countOf(session: SqlSession, sql: string, params: unknown[]): Promise<number> {
  const [row] = await session.query<{ n: number }>(sql, params);
  return row?.n ?? 0;
}
