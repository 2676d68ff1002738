import type { AttachmentView } from '@namkhong/contracts/http/directive-documents';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface NewAttachment {
  readonly attachmentId: string;
  readonly directiveId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly content: Buffer;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

export interface Withdrawal {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

const COLUMNS = `t.attachment_id AS "attachmentId", t.file_name AS "fileName", t.media_type AS "mediaType", t.size,
  encode(t.sha256, 'hex') AS sha256,
  to_char(t.uploaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "uploadedAt"`;

/** Scans, in the database with everything else: one backup, one transaction, one right to read. */
@Injectable()
export class AttachmentRepository {
  /** Adds a file; the one that is there already where the document has the same bytes. */
  async add(session: Session, attachment: NewAttachment): Promise<AttachmentView> {
    const { attachmentId, directiveId, fileName, mediaType, sha256, content } = attachment;
    await session.query(
      `INSERT INTO attachments (attachment_id, directive_id, file_name, media_type, size, sha256, content, uploaded_by,
              uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (directive_id, sha256) WHERE withdrawn_at IS NULL DO NOTHING`,
      [
        ...[attachmentId, directiveId, fileName, mediaType, content.length, sha256, content],
        ...[attachment.uploadedBy, attachment.uploadedAt],
      ],
    );
    const [stored] = await session.query<AttachmentView>(
      `SELECT ${COLUMNS} FROM attachments t
        WHERE t.directive_id = $1 AND t.sha256 = $2 AND t.withdrawn_at IS NULL`,
      [directiveId, sha256],
    );
    if (stored === undefined) throw new Error(`attachment ${attachmentId} was not stored`);
    return stored;
  }

  /** A file that is not withdrawn; only of a document of the public register where `shown`. */
  async find(
    session: Session,
    directiveId: string,
    attachmentId: string,
    shown: 'to-the-public' | 'to-officials',
  ): Promise<AttachmentView | null> {
    const documents = shown === 'to-the-public' ? 'registered_directives' : 'directives';
    const [found] = await session.query<AttachmentView>(
      `SELECT ${COLUMNS} FROM attachments t JOIN ${documents} d USING (directive_id)
        WHERE t.directive_id = $1 AND t.attachment_id = $2 AND t.withdrawn_at IS NULL`,
      [directiveId, attachmentId],
    );
    return found ?? null;
  }

  /** A part of a file, from a byte on; null once it was withdrawn. Stored uncompressed, so that a part costs a part. */
  async part(session: Session, attachmentId: string, from: number, length: number): Promise<Buffer | null> {
    const [row] = await session.query<{ part: Buffer | null }>(
      `SELECT substring(content FROM $2::int FOR $3::int) AS part FROM attachments WHERE attachment_id = $1`,
      [attachmentId, from + 1, length],
    );
    return row?.part ?? null;
  }

  /** Takes the bytes away and keeps what they were, who withdrew them, when and why; false where there was none. */
  async withdraw(
    session: Session,
    directiveId: string,
    attachmentId: string,
    { by, at, reason }: Withdrawal,
  ): Promise<boolean> {
    const rows = await session.query(
      `UPDATE attachments SET content = NULL, withdrawn_by = $3, withdrawn_at = $4, withdrawal_reason = $5
        WHERE attachment_id = $1 AND directive_id = $2 AND withdrawn_at IS NULL RETURNING 1`,
      [attachmentId, directiveId, by, at, reason],
    );
    return rows.length > 0;
  }
}
