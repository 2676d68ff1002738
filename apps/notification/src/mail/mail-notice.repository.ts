import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ToldByMail } from './compose-mail.js';

export interface NewMailNotice extends ToldByMail {
  readonly noticeId: string;
  readonly causeId: string;
  readonly officialId: string;
  readonly assignmentId: string;
  /** Whether an SMS tells the same; where none does, the portal shows this one. */
  readonly bySms: boolean;
}

export interface WaitingNotice extends ToldByMail {
  readonly noticeId: string;
}

const WAITING = `mail_id IS NULL AND withdrawn_at IS NULL`;

/** What officials are told by e-mail; it waits for a digest until an e-mail carries it. */
@Injectable()
export class MailNoticeRepository {
  /** @returns whether it is new: one per event, official and template, ever */
  async insert(session: Session, notice: NewMailNotice): Promise<boolean> {
    const rows = await session.query(
      `INSERT INTO mail_notice (notice_id, cause_id, official_id, assignment_id, template, line, by_sms, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT mail_notice_once DO NOTHING RETURNING notice_id`,
      [
        ...[notice.noticeId, notice.causeId, notice.officialId, notice.assignmentId],
        ...[notice.template, notice.line, notice.bySms, notice.createdAt],
      ],
    );
    return rows.length === 1;
  }

  async carry(session: Session, noticeIds: readonly string[], mailId: string): Promise<void> {
    await session.query(`UPDATE mail_notice SET mail_id = $2 WHERE notice_id = ANY($1)`, [noticeIds, mailId]);
  }

  /** What waits, and what waited in an e-mail that was taken back, is not told any more. */
  async withdraw(
    session: Session,
    assignmentId: string,
    templates: readonly string[],
    { mailIds, at }: { mailIds: readonly string[]; at: Date },
  ): Promise<void> {
    await session.query(
      `UPDATE mail_notice SET withdrawn_at = $4
        WHERE assignment_id = $1 AND template = ANY($2) AND withdrawn_at IS NULL
          AND (mail_id IS NULL OR mail_id = ANY($3))`,
      [assignmentId, templates, mailIds, at],
    );
  }

  /** Officials for whom something waits from before `before`, and who had no e-mail of this cause. */
  async officialsWaiting(session: Session, cause: string, before: Date): Promise<string[]> {
    const rows = await session.query<{ official_id: string }>(
      `SELECT DISTINCT official_id FROM mail_notice n
        WHERE ${WAITING} AND created_at < $2
          AND NOT EXISTS (SELECT 1 FROM mail_message m WHERE m.cause = $1 AND m.official_id = n.official_id)
        LIMIT 500`,
      [cause, before],
    );
    return rows.map((row) => row.official_id);
  }

  /** What waits for one official, held. */
  async lockWaiting(session: Session, officialId: string, before: Date): Promise<WaitingNotice[]> {
    return session.query<WaitingNotice>(
      `SELECT notice_id AS "noticeId", template, line, created_at AS "createdAt" FROM mail_notice
        WHERE official_id = $1 AND ${WAITING} AND created_at < $2 ORDER BY notice_id FOR UPDATE`,
      [officialId, before],
    );
  }
}
