import type { Session } from '@namkhong/service-kit';
import type { DeliveryReceipt } from '../sms/sms.port.js';
import { Message } from './message.entity.js';
import type { NextState } from './next-state.js';

export type { Message };

export type NewMessage = Omit<Message, 'attempts' | 'failure' | 'changedAt'>;

/** Queues a message once per cause and template. @returns whether it is new */
export async function insertMessage(session: Session, message: NewMessage): Promise<boolean> {
  const rows = await session.query(
    `INSERT INTO message (message_id, cause_id, correlation_id, assignment_id, unit_id, official_id, template, text,
                          state, retry_at, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
     ON CONFLICT (cause_id, template) DO NOTHING RETURNING message_id`,
    [
      message.messageId,
      message.causeId,
      message.correlationId,
      message.assignmentId,
      message.unitId,
      message.officialId,
      message.template,
      message.text,
      message.state,
      message.retryAt,
      message.createdAt,
    ],
  );
  return rows.length === 1;
}

/**
 * Takes messages that are due, each for one dispatcher: `retry_at` moves ahead by the lease, so that one which dies
 * with them is found again by `closeAbandonedAttempts`.
 */
export async function claimDue(
  session: Session,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<Message[]> {
  const rows = await session.query<{ message_id: string }>(
    `UPDATE message SET retry_at = $2
      WHERE message_id IN (SELECT message_id FROM message WHERE retry_at <= $1 ORDER BY retry_at LIMIT $3 FOR UPDATE SKIP LOCKED)
      RETURNING message_id`,
    [now, leaseUntil, limit],
  );
  if (rows.length === 0) return [];
  return session.manager
    .createQueryBuilder(Message, 'message')
    .whereInIds(rows.map((row) => row.message_id))
    .getMany();
}

/** Written and committed before the text leaves: a crash in between leaves a trace. */
export async function beginAttempt(
  session: Session,
  attemptId: string,
  message: Message,
  at: Date,
): Promise<void> {
  await session.query(`INSERT INTO attempt (attempt_id, message_id, started_at) VALUES ($1, $2, $3)`, [
    attemptId,
    message.messageId,
    at,
  ]);
  await session.query(`UPDATE message SET official_id = $2 WHERE message_id = $1`, [
    message.messageId,
    message.officialId,
  ]);
}

export async function endAttempt(
  session: Session,
  attemptId: string,
  outcome: string,
  gatewayId: string | null,
): Promise<void> {
  await session.query(`UPDATE attempt SET outcome = $2, gateway_id = $3 WHERE attempt_id = $1`, [
    attemptId,
    outcome,
    gatewayId,
  ]);
}

/** Moves a message on, unless a receipt has brought it further meanwhile. @returns whether its state changed */
export async function moveMessage(
  session: Session,
  messageId: string,
  next: NextState,
  at: Date,
): Promise<boolean> {
  const [row] = await session.query<{ changed: boolean }>(
    `WITH before AS (SELECT message_id, state FROM message WHERE message_id = $1 FOR UPDATE)
     UPDATE message m
        SET state = $2, retry_at = $3, failure = $4, attempts = m.attempts + $5,
            changed_at = CASE WHEN before.state = $2 THEN m.changed_at ELSE $6 END
       FROM before
      WHERE m.message_id = before.message_id AND before.state <> 'delivered'
      RETURNING before.state <> $2 AS changed`,
    [messageId, next.state, next.retryAt, next.failure, next.counts ? 1 : 0, at],
  );
  return row?.changed ?? false;
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
  const messages = await Promise.all(
    rows.map((row) => session.manager.findOneByOrFail(Message, { messageId: row.message_id })),
  );
  return rows.map((row, index) => ({ attemptId: row.attempt_id, message: messages[index] as Message }));
}

/** The message that was accepted under the gateway's id, locked; null where the answer has not been recorded yet. */
export async function lockByGatewayId(session: Session, gatewayId: string): Promise<Message | null> {
  const [row] = await session.query<{ message_id: string }>(
    `SELECT message_id FROM attempt WHERE gateway_id = $1 ORDER BY started_at DESC LIMIT 1`,
    [gatewayId],
  );
  if (!row) return null;
  return session.manager.findOneOrFail(Message, {
    where: { messageId: row.message_id },
    lock: { mode: 'pessimistic_write' },
  });
}

/**
 * Makes the answer to a submission and its receipt come one after the other: recorded at the same time, each would miss
 * the other and the message would stay where it is.
 */
export async function lockGatewayId(session: Session, gatewayId: string): Promise<void> {
  await session.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [gatewayId]);
}

/** Keeps a receipt that overtook the answer to its submission. */
export async function keepEarlyReceipt(session: Session, receipt: DeliveryReceipt, at: Date): Promise<void> {
  await session.query(
    `INSERT INTO early_receipt (gateway_id, state, received_at) VALUES ($1, $2, $3)
     ON CONFLICT (gateway_id) DO UPDATE SET state = excluded.state`,
    [receipt.gatewayId, receipt.state, at],
  );
}

export async function takeEarlyReceipt(
  session: Session,
  gatewayId: string,
): Promise<'delivered' | 'failed' | null> {
  const [row] = await session.query<{ state: 'delivered' | 'failed' }>(
    `DELETE FROM early_receipt WHERE gateway_id = $1 RETURNING state`,
    [gatewayId],
  );
  return row?.state ?? null;
}

export async function listMessages(
  session: Session,
  filter: { assignmentId?: string | undefined; state?: string | undefined },
  before: string | undefined,
  limit: number,
): Promise<Message[]> {
  const query = session.manager
    .createQueryBuilder(Message, 'message')
    .orderBy('message.messageId', 'DESC')
    .take(limit);
  if (filter.assignmentId) query.andWhere('message.assignmentId = :assignmentId', filter);
  if (filter.state) query.andWhere('message.state = :state', filter);
  if (before) query.andWhere('message.messageId < :before', { before });
  return query.getMany();
}
