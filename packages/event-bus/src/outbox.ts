import type { OutgoingEvent } from '@namkhong/contracts';
import type { SqlSession } from './sql-session.js';

/** A record for the outbox; an event, or a dead letter on its way to its topic. */
export type OutboxRecord = Omit<OutgoingEvent, 'topic'> & { readonly topic: string };

const appended = new WeakSet<SqlSession>();

/** Whether events were appended in this session, so that its commit is worth a look of the relay. */
export function hasAppended(session: SqlSession): boolean {
  return appended.has(session);
}

/**
 * Appends events to the outbox inside the caller's transaction; nothing is sent here. Whoever promises order for an
 * aggregate locks its row before this call, so that ids follow the order of its changes.
 */
export async function appendToOutbox(session: SqlSession, events: readonly OutboxRecord[]): Promise<void> {
  if (events.length === 0) return;
  appended.add(session);
  await session.query(
    `INSERT INTO bus_outbox (event_id, topic, key, headers, value)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::text[])`,
    [
      events.map((event) => event.id),
      events.map((event) => event.topic),
      events.map((event) => event.key),
      events.map((event) => JSON.stringify(event.headers)),
      events.map((event) => event.value),
    ],
  );
}
