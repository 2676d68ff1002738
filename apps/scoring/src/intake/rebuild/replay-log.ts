import type { Batch, LogRecord, Transport } from '@namkhong/event-bus';
import { setTimeout as sleep } from 'node:timers/promises';

/** Offsets by topic and partition: of the next record. */
export type Offsets = ReadonlyMap<string, bigint>;

export const partitionKey = (topic: string, partition: number): string => `${topic}/${partition}`;

export interface Replay {
  readonly transport: Transport;
  /** Of this replay alone. */
  readonly group: string;
  readonly topics: readonly string[];
  /** Called for one batch at a time, in order within a partition. */
  readonly onRecords: (records: readonly LogRecord[]) => Promise<void>;
  /** Ends the replay with an error when it is aborted. */
  readonly signal: AbortSignal;
}

/** Nothing came for so long although more is there: whoever waits for the rest would wait for ever. */
const SILENCE_MS = 120_000;
/** Beyond the end nothing is wanted; the log would hand it over again at once. */
const REST_MS = 50;
/** Consumers may be waiting for the replay, so it does not linger where there is nothing more. */
const IDLE_WAIT_MS = 50;

/**
 * Reads topics from where the last call stopped up to given offsets. What was read comes no more, what lies beyond is
 * left for the next call.
 *
 * @param reached where to begin by partition, 0 where nothing is said; moved on as records are handled
 */
export async function replayUpTo(replay: Replay, reached: Map<string, bigint>, ends: Offsets): Promise<void> {
  const isOver = () => [...ends].every(([key, end]) => (reached.get(key) ?? 0n) >= end);
  if (isOver()) return;
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  let turn = Promise.resolve();
  let heardAt = performance.now();
  const inTurn = (work: () => Promise<void>) => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const take = async (batch: Batch) => {
    const key = partitionKey(batch.topic, batch.partition);
    const from = reached.get(key) ?? 0n;
    const end = ends.get(key) ?? 0n;
    const wanted = batch.records.filter(({ offset }) => offset >= from && offset < end);
    const last = wanted.at(-1);
    if (!last) {
      await sleep(REST_MS);
      return { nextOffset: from };
    }
    await inTurn(async () => {
      replay.signal.throwIfAborted();
      await replay.onRecords(wanted);
      reached.set(key, last.offset + 1n);
    }).catch((error: unknown) => {
      reject(error);
      throw error;
    });
    heardAt = performance.now();
    if (isOver()) resolve();
    return { nextOffset: last.offset + 1n };
  };
  const subscription = await replay.transport.subscribe({
    group: replay.group,
    topics: replay.topics,
    idleWaitMs: IDLE_WAIT_MS,
    position: (topic, partition) => Promise.resolve(reached.get(partitionKey(topic, partition)) ?? 0n),
    onBatch: take,
    // What failed for good was told by `take`; the log itself tries again.
    onError: () => undefined,
  });
  const watch = setInterval(() => {
    if (replay.signal.aborted) reject(replay.signal.reason);
    else if (performance.now() - heardAt > SILENCE_MS)
      reject(new Error('the log fell silent before its end'));
  }, 1_000);
  try {
    await over;
  } finally {
    clearInterval(watch);
    subscription.pause();
    await subscription.drain();
    await subscription.commit();
    await subscription.disconnect();
  }
}
