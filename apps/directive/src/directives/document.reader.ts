import type { DocumentSummary, DocumentView } from '@namkhong/contracts/http/directive-documents';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface DocumentFilter {
  readonly state: string | undefined;
  readonly issuerId: string | undefined;
  /** Units whose issuers' documents the caller may see, with those below them; null is everything. */
  readonly scope: readonly string[] | null;
  readonly limit: number;
  readonly after: string | undefined;
}

const COLUMNS = `d.directive_id AS "documentId", d.issuer_id AS "issuerId", d.issuer, d.type, d.title, d.department,
  d.urgency, d.secrecy, d.state, d.number, d.issued_on::text AS "issuedOn", d.illustrative, d.version`;

/** Documents as those see them who draft, sign and issue them: drafts and secret ones among them. */
@Injectable()
export class DocumentReader {
  /** Latest entered first. */
  async list(session: Session, filter: DocumentFilter): Promise<DocumentSummary[]> {
    return session.query<DocumentSummary>(
      `WITH RECURSIVE visible AS (
         SELECT unit_id FROM units WHERE unit_id = ANY ($3::uuid[])
         UNION SELECT u.unit_id FROM units u JOIN visible v ON u.parent_id = v.unit_id)
       SELECT ${COLUMNS} FROM directives d JOIN issuers i USING (issuer_id)
        WHERE ($1::text IS NULL OR d.state = $1) AND ($2::uuid IS NULL OR d.issuer_id = $2)
          AND ($3::uuid[] IS NULL OR i.unit_id IN (SELECT unit_id FROM visible))
          AND ($4::uuid IS NULL OR d.directive_id < $4)
        ORDER BY d.directive_id DESC LIMIT $5`,
      [filter.state ?? null, filter.issuerId ?? null, filter.scope, filter.after ?? null, filter.limit],
    );
  }

  async find(session: Session, directiveId: string): Promise<DocumentView | null> {
    const [found] = await session.query<DocumentView>(
      `SELECT ${COLUMNS}, d.submitted_by AS "submittedBy",
         CASE WHEN d.signed_on IS NOT NULL THEN json_build_object('post', d.signer_post, 'capacity', d.signing_capacity,
              'signedOn', d.signed_on) END AS signature,
         (SELECT coalesce(json_agg(json_build_object('kind', l.kind, 'number', l.number, 'issuer', l.issuer,
                          'directiveId', l.target_id) ORDER BY l.kind, l.position), '[]')
            FROM document_links l WHERE l.directive_id = d.directive_id) AS links,
         (SELECT coalesce(json_agg(json_build_object('clauseId', c.clause_id, 'ordinal', c.ordinal, 'text', c.text,
                          'version', c.version, 'repealed', c.repealed) ORDER BY c.ordinal), '[]')
            FROM clauses c WHERE c.directive_id = d.directive_id) AS clauses,
         (SELECT coalesce(json_agg(json_build_object('attachmentId', t.attachment_id, 'fileName', t.file_name,
                          'mediaType', t.media_type, 'size', t.size, 'sha256', encode(t.sha256, 'hex'), 'uploadedAt',
                          to_char(t.uploaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                          ORDER BY t.uploaded_at), '[]')
            FROM attachments t WHERE t.directive_id = d.directive_id AND t.withdrawn_at IS NULL) AS attachments
       FROM directives d WHERE d.directive_id = $1`,
      [directiveId],
    );
    return found ?? null;
  }
}
