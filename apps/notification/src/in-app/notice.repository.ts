import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface InAppNotice {
  readonly noticeId: string;
  readonly assignmentId: string | null;
  readonly template: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** How an official's notices stand: another mark means that something changed. */
export interface Standing {
  readonly officialId: string;
  readonly unread: number;
  readonly mark: string;
}

/** What was taken back or must not leave the house is no notice, and an answer to an answer is none either. */
const SENT = `m.recipient_kind <> 'phone' AND m.template <> 'acknowledgement-recorded'
  AND (m.failure IS NULL OR (m.failure <> 'overtaken' AND m.failure NOT LIKE 'text-%'))`;

/** Messages, and what only an e-mail tells. */
const NOTICES = `(
  SELECT m.message_id, m.official_id, m.assignment_id, m.template, m.text, m.created_at FROM message m WHERE ${SENT}
  UNION ALL
  SELECT notice_id, official_id, assignment_id, template, line, created_at FROM mail_notice
   WHERE NOT by_sms AND withdrawn_at IS NULL) m`;

/** Messages as their officials see them in the portal, whatever became of them on the way to the phone. */
@Injectable()
export class NoticeRepository {
  async list(
    session: Session,
    officialId: string,
    { before, limit }: { before: string | undefined; limit: number },
  ): Promise<InAppNotice[]> {
    return session.query<InAppNotice>(
      `SELECT m.message_id AS "noticeId", m.assignment_id AS "assignmentId", m.template, m.text,
              m.created_at AS "createdAt", r.read_at AS "readAt"
         FROM ${NOTICES} LEFT JOIN notice_read r USING (message_id)
        WHERE m.official_id = $1 AND ($2::uuid IS NULL OR m.message_id < $2::uuid)
        ORDER BY m.message_id DESC LIMIT $3`,
      [officialId, before ?? null, limit],
    );
  }

  async standings(session: Session, officialIds: readonly string[]): Promise<Standing[]> {
    return session.query<Standing>(
      `SELECT m.official_id AS "officialId", count(*) FILTER (WHERE r.message_id IS NULL)::int AS unread,
              count(*) || ' ' || count(r.message_id) AS mark
         FROM ${NOTICES} LEFT JOIN notice_read r USING (message_id)
        WHERE m.official_id = ANY($1) GROUP BY m.official_id`,
      [officialIds],
    );
  }

  /** The second time changes nothing. @returns false where the official has no such notice */
  async read(session: Session, officialId: string, noticeId: string, at: Date): Promise<boolean> {
    const rows = await session.query(
      `SELECT 1 FROM ${NOTICES} WHERE m.message_id = $1 AND m.official_id = $2`,
      [noticeId, officialId],
    );
    if (rows.length === 0) return false;
    await session.query(
      `INSERT INTO notice_read (message_id, read_at) VALUES ($1, $2) ON CONFLICT (message_id) DO NOTHING`,
      [noticeId, at],
    );
    return true;
  }
}
