import type { Session } from '@namkhong/service-kit';
import { In } from 'typeorm';
import { Message } from './message.entity.js';
import type { NextState } from './next-state.js';

/** An attempt that begins, and to whom the message goes with it. */
export interface NewAttempt {
  readonly attemptId: string;
  readonly message: Message;
  readonly officialId: string | null;
}

export interface EndedAttempt {
  readonly attemptId: string;
  readonly outcome: string;
  readonly gatewayId: string | null;
}

export interface Step {
  readonly message: Message;
  readonly next: NextState;
}

/**
 * Takes messages that are due, those due first, each for one dispatcher: `retry_at` moves ahead by the lease, so that one
 * which dies with them is found again.
 */
export async function claimDue(
  session: Session,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<Message[]> {
  const rows = await session.query<{ message_id: string }>(
    `WITH due AS MATERIALIZED (
       SELECT message_id, retry_at FROM message WHERE retry_at <= $1
        ORDER BY retry_at, message_id LIMIT $3 FOR UPDATE SKIP LOCKED),
     claimed AS (
       UPDATE message m SET retry_at = $2 FROM due WHERE m.message_id = due.message_id RETURNING m.message_id)
     SELECT message_id FROM due JOIN claimed USING (message_id) ORDER BY due.retry_at, message_id`,
    [now, leaseUntil, limit],
  );
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.message_id);
  const found = await session.manager.findBy(Message, { messageId: In(ids) });
  const byId = new Map(found.map((message) => [message.messageId, message]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Written and committed before the texts leave: a crash in between leaves a trace. The messages are the caller's own. */
export async function beginAttempts(
  session: Session,
  attempts: readonly NewAttempt[],
  at: Date,
): Promise<void> {
  if (attempts.length === 0) return;
  await session.query(
    `INSERT INTO attempt (attempt_id, message_id, started_at)
     SELECT attempt_id, message_id, $3 FROM unnest($1::uuid[], $2::uuid[]) AS a (attempt_id, message_id)`,
    [attempts.map(({ attemptId }) => attemptId), attempts.map(({ message }) => message.messageId), at],
  );
  const others = attempts.filter(({ message, officialId }) => message.officialId !== officialId);
  if (others.length === 0) return;
  await session.query(
    `UPDATE message m SET official_id = a.official_id
       FROM unnest($1::uuid[], $2::uuid[]) AS a (message_id, official_id) WHERE m.message_id = a.message_id`,
    [others.map(({ message }) => message.messageId), others.map(({ officialId }) => officialId)],
  );
}

export async function endAttempts(session: Session, ended: readonly EndedAttempt[]): Promise<void> {
  await session.query(
    `UPDATE attempt SET outcome = ended.outcome, gateway_id = ended.gateway_id
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS ended (attempt_id, outcome, gateway_id)
      WHERE attempt.attempt_id = ended.attempt_id`,
    [
      ended.map(({ attemptId }) => attemptId),
      ended.map(({ outcome }) => outcome),
      ended.map(({ gatewayId }) => gatewayId),
    ],
  );
}

/**
 * Moves messages on, each at most once in a call, unless a receipt has brought it further meanwhile. Rows are locked in
 * the order of their ids, so that two who move many never wait for each other.
 *
 * @returns those whose state changed
 */
export async function moveMessages(session: Session, steps: readonly Step[], at: Date): Promise<Step[]> {
  if (steps.length === 0) return [];
  const rows = await session.query<{ message_id: string }>(
    `WITH before AS MATERIALIZED (
       SELECT message_id, state FROM message WHERE message_id = ANY($1::uuid[]) ORDER BY message_id FOR UPDATE),
     moved AS (
       UPDATE message m
          SET state = step.state, retry_at = step.retry_at, failure = step.failure, attempts = m.attempts + step.counted,
              phone_cipher = CASE WHEN step.retry_at IS NULL THEN NULL ELSE m.phone_cipher END,
              link_cipher = CASE WHEN step.retry_at IS NULL THEN NULL ELSE m.link_cipher END,
              changed_at = CASE WHEN before.state = step.state THEN m.changed_at ELSE $6 END
         FROM before
         JOIN unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::int[])
              AS step (message_id, state, retry_at, failure, counted) USING (message_id)
        WHERE m.message_id = before.message_id AND before.state <> 'delivered'
        RETURNING m.message_id, before.state <> step.state AS changed)
     SELECT message_id FROM moved WHERE changed`,
    [
      steps.map(({ message }) => message.messageId),
      steps.map(({ next }) => next.state),
      steps.map(({ next }) => next.retryAt),
      steps.map(({ next }) => next.failure),
      steps.map(({ next }) => (next.counts ? 1 : 0)),
      at,
    ],
  );
  const changed = new Set(rows.map((row) => row.message_id));
  return steps.filter(({ message }) => changed.has(message.messageId));
}

/** Attempts of a dispatcher that died: nobody knows whether the gateway took them. */
export async function abandonedAttempts(
  session: Session,
  startedBefore: Date,
): Promise<{ attemptId: string; message: Message }[]> {
  const rows = await session.query<{ attempt_id: string; message_id: string }>(
    `SELECT attempt_id, message_id FROM attempt WHERE outcome IS NULL AND started_at < $1
      ORDER BY started_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
    [startedBefore],
  );
  const found = await session.manager.findBy(Message, { messageId: In(rows.map((row) => row.message_id)) });
  const byId = new Map(found.map((message) => [message.messageId, message]));
  return rows.flatMap((row) => {
    const message = byId.get(row.message_id);
    return message ? [{ attemptId: row.attempt_id, message }] : [];
  });
}
