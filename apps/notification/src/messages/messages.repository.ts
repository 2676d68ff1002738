import { localDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { headOf } from '../directory/directory.reader.js';
import { Message } from './message.entity.js';

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
      ? ['assignment_id = $1 AND template = ANY($2)', [which.assignmentId, which.templates]]
      : 'causeId' in which
        ? ['cause_id = $1', [which.causeId]]
        : ['phone_hash = ANY($1)', [which.phoneHashes]];
  const waiting = await session.query<{ message_id: string }>(
    `SELECT message_id FROM message WHERE ${condition} AND state = 'queued' ORDER BY message_id FOR UPDATE`,
    parameters,
  );
  if (waiting.length === 0) return [];
  // A statement of its own: only what begins once the rows are locked sees attempts that were begun meanwhile.
  const rows = await session.query<{ message_id: string }>(
    `UPDATE message SET state = 'failed', retry_at = NULL, failure = $2, changed_at = $3, phone_cipher = NULL,
            link_cipher = NULL
      WHERE message_id = ANY($1)
        AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.message_id = message.message_id AND a.outcome IS NULL)
      RETURNING message_id`,
    [waiting.map((row) => row.message_id), failure, at],
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
