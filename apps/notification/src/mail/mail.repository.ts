import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { MailState, NextMail } from './next-mail.js';

/** One e-mail to one official. */
export interface MailRow {
  readonly mailId: string;
  readonly officialId: string;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly failure: string | null;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export interface NewMail extends Pick<MailRow, 'mailId' | 'officialId' | 'template' | 'subject' | 'body'> {
  /** What made it: an event, or `digest:<day>`. One e-mail per cause, official and template, ever. */
  readonly cause: string;
  /** Why it must not leave the house; null where it may. */
  readonly fault: string | null;
}

const COLUMNS = `mail_id AS "mailId", official_id AS "officialId", template, subject, body, state, attempts, failure,
  due_at AS "dueAt", created_at AS "createdAt", changed_at AS "changedAt"`;

/** E-mails and what became of them. An attempt that is on its way is marked on the row itself. */
@Injectable()
export class MailRepository {
  /** @returns whether it is new */
  async insert(session: Session, mail: NewMail, at: Date): Promise<boolean> {
    const { mailId, cause, officialId, template, subject, body, fault } = mail;
    const isKept = fault === null;
    const rows = await session.query(
      `INSERT INTO mail_message (mail_id, cause, official_id, template, subject, body, state, failure, retry_at, due_at,
                                 created_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10)
       ON CONFLICT ON CONSTRAINT mail_once DO NOTHING RETURNING mail_id`,
      [
        ...[mailId, cause, officialId, template, isKept ? subject : '', isKept ? body : ''],
        ...[isKept ? 'queued' : 'failed', fault, isKept ? at : null, at],
      ],
    );
    return rows.length === 1;
  }

  /** Takes e-mails that are due, each for one dispatcher, and marks the attempt; to be committed before anything leaves. */
  async beginDue(session: Session, now: Date, limit: number): Promise<MailRow[]> {
    return session.query<MailRow>(
      `UPDATE mail_message SET attempted_at = $1, retry_at = NULL
        WHERE mail_id IN (SELECT mail_id FROM mail_message WHERE retry_at <= $1 ORDER BY retry_at LIMIT $2
                             FOR UPDATE SKIP LOCKED)
        RETURNING ${COLUMNS}`,
      [now, limit],
    );
  }

  /** Attempts that nobody finished: nobody knows whether the server took them. */
  async lockAbandoned(session: Session, begunBefore: Date): Promise<MailRow[]> {
    return session.query<MailRow>(
      `SELECT ${COLUMNS} FROM mail_message WHERE state = 'queued' AND attempted_at < $1
        ORDER BY attempted_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
      [begunBefore],
    );
  }

  /** Records what came of an attempt, unless it was given up meanwhile. */
  async settle(session: Session, mailId: string, next: NextMail, at: Date): Promise<void> {
    await session.query(
      `UPDATE mail_message SET state = $2, retry_at = $3, failure = $4, attempts = attempts + $5, attempted_at = NULL,
              changed_at = $6
        WHERE mail_id = $1 AND attempted_at IS NOT NULL`,
      [mailId, next.state, next.retryAt, next.failure, next.counts ? 1 : 0, at],
    );
  }

  /** Takes back what waits and carries one of these notices. @returns the ids of what was taken back */
  async takeBack(
    session: Session,
    assignmentId: string,
    templates: readonly string[],
    at: Date,
  ): Promise<string[]> {
    const rows = await session.query<{ mail_id: string }>(
      `UPDATE mail_message m SET state = 'failed', failure = 'overtaken', retry_at = NULL, changed_at = $3
        WHERE m.state = 'queued' AND m.attempted_at IS NULL AND m.template <> 'digest'
          AND m.mail_id IN (SELECT mail_id FROM mail_notice WHERE assignment_id = $1 AND template = ANY($2))
        RETURNING mail_id`,
      [assignmentId, templates, at],
    );
    return rows.map((row) => row.mail_id);
  }

  async list(
    session: Session,
    { officialId, state }: { officialId?: string | undefined; state?: string | undefined },
    { before, limit }: { before: string | undefined; limit: number },
  ): Promise<MailRow[]> {
    return session.query<MailRow>(
      `SELECT ${COLUMNS} FROM mail_message
        WHERE ($1::uuid IS NULL OR official_id = $1) AND ($2::text IS NULL OR state = $2)
          AND ($3::uuid IS NULL OR mail_id < $3) ORDER BY mail_id DESC LIMIT $4`,
      [officialId ?? null, state ?? null, before ?? null, limit],
    );
  }
}
