import { deadLetterTopic } from '@namkhong/contracts';
import type { OutboxRecord } from './outbox.js';
import type { LogRecord } from './transport.js';

/** Why a record could not be handled, and where it lay. */
export interface DeadLetterReason {
  /** Stable: `data-invalid`, `type-unknown`, `handler-failed` … */
  readonly code: string;
  readonly detail: string;
  readonly group: string;
}

/** Headers that go back to the record when it is replayed are kept; these are added. */
export const deadLetterHeaders = {
  code: 'nk_dlq_code',
  detail: 'nk_dlq_reason',
  group: 'nk_dlq_group',
  topic: 'nk_dlq_topic',
  partition: 'nk_dlq_partition',
  offset: 'nk_dlq_offset',
} as const;

/** The record with its reason, on its way to `<topic>.dlq`. The detail is cut: it may quote what was sent. */
export function toDeadLetter(record: LogRecord, reason: DeadLetterReason, id: string): OutboxRecord {
  return {
    id,
    topic: deadLetterTopic(record.topic),
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      [deadLetterHeaders.code]: reason.code,
      [deadLetterHeaders.detail]: reason.detail.slice(0, 2_000),
      [deadLetterHeaders.group]: reason.group,
      [deadLetterHeaders.topic]: record.topic,
      [deadLetterHeaders.partition]: String(record.partition),
      [deadLetterHeaders.offset]: String(record.offset),
    },
  };
}
