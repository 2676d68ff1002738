import { localDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { headOf } from '../directory/directory.reader.js';
import type { DeliveryReceipt } from '../sms/sms.port.js';
import { Message } from './message.entity.js';
import type { NextState } from './next-state.js';

export type { Message };

export type NewMessage = Omit<Message, 'attempts' | 'changedAt'>;

/** Queues a message once per cause, recipient and template. @returns whether it is new */
export async function insertMessage(session: Session, message: NewMessage): Promise<boolean> {
  const rows = await session.query(
    `INSERT INTO message (message_id, cause_id, correlation_id, assignment_id, unit_id, official_id, template, text,
                          state, retry_at, created_at, changed_at, recipient_kind, recipient, phone_cipher, link_cipher,
                          phone_hash, failure, hours, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     ON CONFLICT (cause_id, recipient, template) DO NOTHING RETURNING message_id`,
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
      message.recipientKind,
      message.recipient,
      message.phoneCipher,
      message.linkCipher,
      message.phoneHash,
      message.failure,
      message.hours,
      message.dueAt,
    ],
  );
  return rows.length === 1;
}

/** Takes back what waits and is not needed any more: by task and template, by number, or by what made it. */
export async function takeBack(
  session: Session,
  which:
    | { assignmentId: string; templates: readonly string[] }
    | { phoneHashes: readonly string[] }
    | { causeId: string },
  failure: string,
  at: Date,
): Promise<Message[]> {
  const [condition, parameters] =
    'assignmentId' in which
      ? ['assignment_id = $3 AND template = ANY($4)', [which.assignmentId, which.templates]]
      : 'causeId' in which
        ? ['cause_id = $3', [which.causeId]]
        : ['phone_hash = ANY($3)', [which.phoneHashes]];
  const rows = await session.query<{ message_id: string }>(
    `UPDATE message SET state = 'failed', retry_at = NULL, failure = $1, changed_at = $2, phone_cipher = NULL,
            link_cipher = NULL
      WHERE ${condition} AND state = 'queued'
        AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.message_id = message.message_id AND a.outcome IS NULL)
      RETURNING message_id`,
    [failure, at, ...parameters],
  );
  if (rows.length === 0) return [];
  return session.manager
    .createQueryBuilder(Message, 'message')
    .whereInIds(rows.map((row) => row.message_id))
    .getMany();
}

/** A message that its official may acknowledge by an answer. */
export interface Unacknowledged {
  readonly messageId: string;
  readonly assignmentId: string;
  readonly unitId: string;
  readonly document: string | null;
}

/**
 * The newest message about a task that this official was sent and has not answered, where nobody has acknowledged the
 * task; null where there is none.
 */
export async function findUnacknowledged(
  session: Session,
  officialId: string,
): Promise<Unacknowledged | null> {
  const [row] = await session.query<Unacknowledged>(
    `SELECT m.message_id AS "messageId", m.assignment_id AS "assignmentId", m.unit_id AS "unitId", task.document
       FROM message m JOIN task USING (assignment_id)
      WHERE m.official_id = $1 AND m.state IN ('submitted', 'delivered', 'unknown')
        AND m.template <> 'acknowledgement-recorded' AND NOT task.acknowledged AND NOT task.closed
        AND NOT EXISTS (SELECT 1 FROM message a
                         WHERE a.assignment_id = m.assignment_id AND a.official_id = m.official_id
                           AND a.template = 'acknowledgement-recorded')
      ORDER BY m.message_id DESC LIMIT 1`,
    [officialId],
  );
  return row ?? null;
}

/**
 * Makes due what waited for a head or a phone and has one now: a post was recorded, began today, or a number was imported.
 */
export async function wakeAddressed(session: Session, now: Date): Promise<void> {
  await session.query(
    `UPDATE message m SET retry_at = $1, failure = NULL
      WHERE state = 'queued' AND failure IS NOT NULL
        AND EXISTS (SELECT 1 FROM contact
                     WHERE official_id = CASE WHEN recipient_kind = 'head' THEN (${headOf('m.unit_id', '$2')})
                                              ELSE m.official_id END)`,
    [now, localDate(now)],
  );
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

/**
 * Written and committed before the text leaves: a crash in between leaves a trace.
 *
 * @returns false where the message was taken back meanwhile
 */
export async function beginAttempt(
  session: Session,
  attemptId: string,
  message: Message,
  at: Date,
): Promise<boolean> {
  const rows = await session.query(
    `WITH held AS (SELECT message_id FROM message WHERE message_id = $2 AND retry_at IS NOT NULL FOR UPDATE)
     INSERT INTO attempt (attempt_id, message_id, started_at) SELECT $1, message_id, $3 FROM held RETURNING attempt_id`,
    [attemptId, message.messageId, at],
  );
  if (rows.length === 0) return false;
  await session.query(`UPDATE message SET official_id = $2 WHERE message_id = $1`, [
    message.messageId,
    message.officialId,
  ]);
  return true;
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
            phone_cipher = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE m.phone_cipher END,
            link_cipher = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE m.link_cipher END,
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
