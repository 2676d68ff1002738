import {
  readRecord,
  type Batch,
  type LogRecord,
  type ReceivedEvent,
  type Transport,
} from '@namkhong/event-bus';
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
  readonly onEvents: (events: readonly ReceivedEvent[], records: number) => Promise<void>;
  /** Ends the replay with an error when it is aborted. */
  readonly signal: AbortSignal;
}

/** Nothing came for so long although more is there: whoever waits for the rest would wait for ever. */
const SILENCE_MS = 120_000;
/** Batches that may wait to be handled, so that the log sends the next ones meanwhile: some megabytes each. */
const AHEAD = 4;
/** Beyond the end nothing is wanted; the log would hand it over again at once. */
const REST_MS = 50;
/** Consumers may be waiting for the replay, so it does not linger where there is nothing more. */
const IDLE_WAIT_MS = 50;

/**
 * Reads topics from where the last call stopped up to given offsets. What was read comes no more, what lies beyond is
 * left for the next call.
 *
 * @param reached where to begin by partition, 0 where nothing is said; moved on as records are taken, all of which are
 *   handled when this returns
 * @throws whatever failed first; what was taken may not be handled then
 */
export async function replayUpTo(replay: Replay, reached: Map<string, bigint>, ends: Offsets): Promise<void> {
  const isOver = () => [...ends].every(([key, end]) => (reached.get(key) ?? 0n) >= end);
  if (isOver()) return;
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  let turn = Promise.resolve();
  let waiting = 0;
  let heardAt = performance.now();
  const handle = async (wanted: readonly LogRecord[]) => {
    replay.signal.throwIfAborted();
    await replay.onEvents(readEvents(wanted), wanted.length);
    heardAt = performance.now();
    waiting--;
    if (waiting === 0 && isOver()) resolve();
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
    reached.set(key, last.offset + 1n);
    waiting++;
    // One that fails is the last one: those behind it are not begun, and the replay ends.
    turn = turn.then(() => handle(wanted));
    turn.catch(reject);
    if (waiting > AHEAD) await turn;
    return { nextOffset: last.offset + 1n };
  };
  const subscription = await replay.transport.subscribe({
    group: replay.group,
    topics: replay.topics,
    idleWaitMs: IDLE_WAIT_MS,
    position: (topic, partition) => Promise.resolve(reached.get(partitionKey(topic, partition)) ?? 0n),
    onBatch: take,
    // What fails for good ends the replay; the log itself tries again.
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

/** Without what a consumer would skip, or made a dead letter. A loop: the whole log passes here. */
function readEvents(records: readonly LogRecord[]): ReceivedEvent[] {
  const events: ReceivedEvent[] = [];
  for (const record of records) {
    const reading = readRecord(record, () => true);
    if (reading.kind === 'event') events.push(reading.event);
  }
  return events;
}
