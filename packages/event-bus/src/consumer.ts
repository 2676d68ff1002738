import { randomUUID } from 'node:crypto';
import { backOff } from './back-off.js';
import {
  beginPosition,
  claimEvents,
  movePosition,
  readPosition,
  type Position,
} from './consumer-position.js';
import { toDeadLetter } from './dead-letter.js';
import { ConsumerHaltedError, OwnershipLostError } from './errors.js';
import { appendToOutbox, type OutboxRecord } from './outbox.js';
import { readRecord, type Reading, type ReceivedEvent } from './received-event.js';
import type { SqlSession, Transactor } from './sql-session.js';
import type { Batch, BatchResult, Subscription, Transport } from './transport.js';

/** Makes the effect of a batch; it commits together with the event ids and the offset. */
export type Handler<S extends SqlSession> = (batch: readonly ReceivedEvent[], session: S) => Promise<void>;

export interface ConsumerOptions<S extends SqlSession> {
  readonly group: string;
  readonly topics: readonly string[];
  readonly transport: Transport;
  readonly transactor: Transactor<S>;
  readonly handle: Handler<S>;
  /** Which event types are wanted; all known ones when left out. */
  readonly accepts?: (type: string) => boolean;
  readonly onError: (error: unknown) => void;
  /** How often a batch, and then each record of it, is tried before it is a dead letter. */
  readonly attempts?: number;
  /** Called after the effect has committed and before the log hears of it: a place for a test to die. */
  readonly afterCommit?: () => Promise<void>;
}

export interface ConsumerStatus {
  readonly running: boolean;
  /** Why it stands still for a person to look at; null while it works. */
  readonly halted: string | null;
  readonly lastError: string | null;
  readonly handled: number;
  readonly deadLetters: number;
}

/**
 * Consumes a group's share of topics. Effect, event ids and offset are one transaction in the service's database, so
 * the effect is there once, whatever is killed when. A record that cannot be read, or keeps failing, becomes a dead
 * letter with its reason — through the outbox, in the same transaction — and the partition goes on.
 */
export class Consumer<S extends SqlSession> {
  private subscription: Subscription | undefined;
  private halted: string | null = null;
  private lastError: string | null = null;
  private handled = 0;
  private deadLetters = 0;
  private clusterId = '';
  /** Where each partition stood after its last batch: only a hint that saves a query, as moving on compares anew. */
  private readonly reached = new Map<string, bigint>();

  constructor(private readonly options: ConsumerOptions<S>) {}

  async start(): Promise<void> {
    const { transport, group, topics, onError } = this.options;
    this.clusterId = await transport.clusterId();
    this.subscription = await transport.subscribe({
      group,
      topics,
      position: (topic, partition) => this.begin(topic, partition),
      onBatch: (batch) => this.take(batch),
      onError,
    });
    if (this.halted !== null) this.subscription.pause();
  }

  /** Pause → drain → commit → disconnect. */
  async stop(): Promise<void> {
    const subscription = this.subscription;
    this.subscription = undefined;
    if (!subscription) return;
    subscription.pause();
    await subscription.drain();
    await subscription.commit();
    await subscription.disconnect();
  }

  status(): ConsumerStatus {
    const { halted, lastError, handled, deadLetters } = this;
    return { running: this.subscription !== undefined, halted, lastError, handled, deadLetters };
  }

  private async take(batch: Batch): Promise<BatchResult> {
    try {
      const result = await this.process(batch);
      this.reached.set(partitionKey(batch), result.nextOffset);
      this.lastError = null;
      await this.options.afterCommit?.();
      return result;
    } catch (error) {
      this.reached.delete(partitionKey(batch));
      this.lastError = error instanceof Error ? error.message : String(error);
      if (error instanceof ConsumerHaltedError) this.halt(error);
      else this.options.onError(error);
      throw error;
    }
  }

  private halt(error: ConsumerHaltedError): void {
    this.halted = error.message;
    this.subscription?.pause();
    this.options.onError(error);
  }

  private async process(batch: Batch): Promise<BatchResult> {
    const from = await this.positionOf(batch);
    const records = batch.records.filter((record) => record.offset >= from);
    const last = records.at(-1);
    if (!last) return { nextOffset: from };
    const readings = records.map((record) => readRecord(record, this.options.accepts ?? (() => true)));
    try {
      await this.retry(batch, () => this.commit(batch, from, last.offset + 1n, readings));
    } catch (error) {
      if (isFinal(error) || isBusy(error) || batch.isStale()) throw error;
      await this.oneByOne(
        batch,
        from,
        records.map((record) => record.offset),
        readings,
      );
    }
    return { nextOffset: last.offset + 1n };
  }

  /** After a batch kept failing: each record alone, so that only the one at fault becomes a dead letter. */
  private async oneByOne(
    batch: Batch,
    from: bigint,
    offsets: readonly bigint[],
    readings: readonly Reading[],
  ): Promise<void> {
    let position = from;
    for (const [index, reading] of readings.entries()) {
      const next = (offsets[index] ?? position) + 1n;
      const at = position;
      try {
        await this.retry(batch, () => this.commit(batch, at, next, [reading]));
      } catch (error) {
        if (isFinal(error) || isBusy(error) || batch.isStale() || reading.kind !== 'event') throw error;
        const detail = error instanceof Error ? error.message : String(error);
        const failed: Reading = { kind: 'malformed', record: reading.record, code: 'handler-failed', detail };
        await this.retry(batch, () => this.commit(batch, at, next, [failed]));
      }
      position = next;
    }
  }

  private async commit(batch: Batch, from: bigint, to: bigint, readings: readonly Reading[]): Promise<void> {
    const { group, transactor, handle } = this.options;
    const letters = this.toLetters(readings);
    const events = uniqueEvents(readings);
    const handled = await transactor.transaction(async (session) => {
      if (!(await movePosition(session, group, batch.topic, batch.partition, from, to)))
        throw new OwnershipLostError(batch);
      const fresh = await claimEvents(
        session,
        group,
        events.map((event) => event.id),
      );
      const due = events.filter((event) => fresh.has(event.id));
      if (due.length > 0) await handle(due, session);
      await appendToOutbox(session, letters);
      if (batch.isStale()) throw new OwnershipLostError(batch);
      return due.length;
    });
    this.handled += handled;
    this.deadLetters += letters.length;
    await batch.heartbeat();
  }

  private async retry(batch: Batch, work: () => Promise<void>): Promise<void> {
    const attempts = this.options.attempts ?? 3;
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (isFinal(error) || attempt >= attempts || batch.isStale()) throw error;
        this.options.onError(error);
        await new Promise((resolve) => setTimeout(resolve, backOff(attempt, 50, 2_000)));
        await batch.heartbeat();
      }
    }
  }

  /** Where a partition that was just assigned continues. A halt leaves it where it is, and untouched. */
  private async begin(topic: string, partition: number): Promise<bigint | null> {
    const { group, transactor, transport } = this.options;
    try {
      const known = await transactor.transaction((session) => readPosition(session, group, topic, partition));
      if (!known) return null;
      const high = (await transport.watermarks(topic)).get(partition)?.high ?? 0n;
      this.requireSameLog(topic, partition, known, high);
      return known.nextOffset;
    } catch (error) {
      if (!(error instanceof ConsumerHaltedError)) throw error;
      this.halt(error);
      return null;
    }
  }

  /** Where the group stands in the batch's partition; the first reader of a partition begins at the batch. */
  private async positionOf(batch: Batch): Promise<bigint> {
    const { group, transactor } = this.options;
    const { topic, partition } = batch;
    const first = batch.records[0]?.offset ?? batch.highWatermark;
    if (this.reached.get(partitionKey(batch)) === first) return first;
    const known = await transactor.transaction((session) => readPosition(session, group, topic, partition));
    if (!known) {
      const position: Position = { clusterId: this.clusterId, nextOffset: first };
      await transactor.transaction((session) => beginPosition(session, group, topic, partition, position));
      return first;
    }
    this.requireSameLog(topic, partition, known, batch.highWatermark);
    if (known.nextOffset < first) await this.requireExpired(topic, partition, known.nextOffset, first);
    return known.nextOffset;
  }

  private requireSameLog(topic: string, partition: number, known: Position, high: bigint): void {
    const { group } = this.options;
    if (known.clusterId !== this.clusterId) {
      throw new ConsumerHaltedError(
        `${group} has read ${topic}/${partition} of cluster ${known.clusterId}, this is ${this.clusterId}`,
      );
    }
    if (known.nextOffset > high) {
      throw new ConsumerHaltedError(
        `${group} stands at ${known.nextOffset} of ${topic}/${partition}, which ends at ${high}`,
      );
    }
  }

  /** Records between our offset and the batch may be missing because they expired, for no other reason. */
  private async requireExpired(topic: string, partition: number, from: bigint, first: bigint): Promise<void> {
    const low = (await this.options.transport.watermarks(topic)).get(partition)?.low ?? 0n;
    if (low >= first) return;
    throw new ConsumerHaltedError(
      `${this.options.group} expects ${topic}/${partition} at ${from}, and got ${first}`,
    );
  }

  private toLetters(readings: readonly Reading[]): OutboxRecord[] {
    const { group } = this.options;
    return readings.flatMap((reading) =>
      reading.kind === 'malformed'
        ? [toDeadLetter(reading.record, { code: reading.code, detail: reading.detail, group }, randomUUID())]
        : [],
    );
  }
}

function partitionKey({ topic, partition }: Batch): string {
  return `${topic}/${partition}`;
}

function uniqueEvents(readings: readonly Reading[]): ReceivedEvent[] {
  const events = readings.flatMap((reading) => (reading.kind === 'event' ? [reading.event] : []));
  return [...new Map(events.toReversed().map((event) => [event.id, event])).values()].toReversed();
}

function isFinal(error: unknown): boolean {
  return error instanceof OwnershipLostError || error instanceof ConsumerHaltedError;
}

/** Somebody held a lock for too long, which is no record's fault: the batch is to come again. */
function isBusy(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '55P03';
}
