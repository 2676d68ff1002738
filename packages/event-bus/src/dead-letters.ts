import { deadLetterTopic } from '@namkhong/contracts';
import { deadLetterHeaders } from './dead-letter.js';
import type { LogRecord, Transport } from './transport.js';

/** A record that could not be handled, as an operator sees it. */
export interface DeadLetter {
  /** Place in the dead-letter topic, which has one partition. */
  readonly offset: bigint;
  readonly topic: string;
  readonly partition: number;
  readonly sourceOffset: string;
  readonly group: string;
  readonly code: string;
  readonly detail: string;
  readonly type: string;
  readonly record: LogRecord;
}

/** The dead letters of a topic from an offset on, oldest first. */
export async function listDeadLetters(
  transport: Transport,
  topic: string,
  from = 0n,
  limit = 100,
): Promise<DeadLetter[]> {
  const records = await transport.read(deadLetterTopic(topic), 0, from, limit);
  return records.map((record) => {
    const header = (name: string) => record.headers[name] ?? '';
    return {
      offset: record.offset,
      topic: header(deadLetterHeaders.topic),
      partition: Number(header(deadLetterHeaders.partition)),
      sourceOffset: header(deadLetterHeaders.offset),
      group: header(deadLetterHeaders.group),
      code: header(deadLetterHeaders.code),
      detail: header(deadLetterHeaders.detail),
      type: header('ce_type'),
      record,
    };
  });
}

/**
 * Puts a dead letter back on its topic as it was. Groups that have handled the event know its id and do nothing; the
 * one that could not tries again.
 *
 * @throws Error where there is no such letter
 */
export async function replayDeadLetter(transport: Transport, topic: string, offset: bigint): Promise<void> {
  const [letter] = await listDeadLetters(transport, topic, offset, 1);
  if (letter?.offset !== offset) throw new Error(`${deadLetterTopic(topic)} has no letter ${offset}`);
  const added = new Set<string>(Object.values(deadLetterHeaders));
  const headers = Object.fromEntries(
    Object.entries(letter.record.headers).filter(([name]) => !added.has(name)),
  );
  await transport.publish([
    { topic: letter.topic, key: letter.record.key, value: letter.record.value, headers },
  ]);
}
