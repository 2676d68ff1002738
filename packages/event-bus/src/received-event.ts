import { eventsByType, MalformedEventError, parseEvent, type IncomingEvent } from '@namkhong/contracts';
import type { LogRecord } from './transport.js';

/** A validated event and where it lay in the log. */
export interface ReceivedEvent extends IncomingEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

export type Reading =
  | { readonly kind: 'event'; readonly event: ReceivedEvent; readonly record: LogRecord }
  /** A type this reader does not know or does not want: newer producers must not break older consumers. */
  | { readonly kind: 'skipped' }
  | {
      readonly kind: 'malformed';
      readonly record: LogRecord;
      readonly code: string;
      readonly detail: string;
    };

/** Reads a record with the contract's schema; nothing reaches a handler unchecked. */
export function readRecord(record: LogRecord, accepts: (type: string) => boolean): Reading {
  const type = record.headers['ce_type'];
  if (type !== undefined && eventsByType.has(type) && !accepts(type)) return { kind: 'skipped' };
  try {
    const event = parseEvent(eventsByType, record.headers, record.value);
    const { topic, partition, offset } = record;
    return { kind: 'event', event: Object.assign(event, { topic, partition, offset }), record };
  } catch (error) {
    if (!(error instanceof MalformedEventError)) throw error;
    if (error.code === 'type-unknown') return { kind: 'skipped' };
    return { kind: 'malformed', record, code: error.code, detail: error.message };
  }
}
