import { type DirectiveView } from '@namkhong/contracts/http/directive';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** What part of the register is asked for; nothing set means all of it. */
export interface RegisterFilter {
  readonly type?: string | undefined;
  readonly issuerId?: string | undefined;
  readonly year?: number | undefined;
  readonly state?: string | undefined;
}

export interface DirectiveFilter extends RegisterFilter {
  readonly limit: number;
  /** The last directive of the page before. */
  readonly after: { readonly issuedOn: string; readonly directiveId: string } | undefined;
}

type DirectiveRow = Omit<DirectiveView, 'progress'> & DirectiveView['progress'];

/**
 * A link leads into the register where it names the document, or where exactly one there bears the number: the symbol
 * does not identify the issuer, so of two the reader decides.
 */
const LINKS = `
  SELECT l.kind, l.position, l.number, l.issuer, coalesce(l.target_id::text, known.directive_id) AS directive_id
    FROM document_links l
    LEFT JOIN LATERAL (SELECT min(b.directive_id::text) AS directive_id FROM registered_directives b
                        WHERE b.number = l.number AND (l.issuer IS NULL OR lower(b.issuer) = lower(l.issuer))
                       HAVING count(*) = 1) known ON l.target_id IS NULL
   WHERE l.directive_id = d.directive_id`;

/** The view the public has. Everything here reads `registered_directives`, which holds neither drafts nor secrets. */
const SELECT = `
  SELECT d.directive_id AS "directiveId", d.number, d.title, d.issuer, d.issued_on::text AS "issuedOn", d.status,
    d.source, d.illustrative, d.type, d.state, d.urgency,
    (SELECT coalesce(json_agg(json_build_object('number', l.number, 'directiveId', l.directive_id)
                              ORDER BY l.position), '[]') FROM (${LINKS}) l WHERE l.kind = 'based-on') AS "basedOn",
    (SELECT coalesce(json_agg(json_build_object('kind', l.kind, 'number', l.number, 'issuer', l.issuer, 'directiveId',
                              l.directive_id) ORDER BY l.kind, l.position), '[]') FROM (${LINKS}) l) AS links,
    (SELECT coalesce(json_agg(json_build_object('kind', l.kind, 'number', f.number, 'directiveId', f.directive_id)
                              ORDER BY f.issued_on, f.directive_id), '[]')
       FROM document_links l JOIN registered_directives f ON f.directive_id = l.directive_id
      WHERE l.target_id = d.directive_id) AS "linkedFrom",
    (SELECT coalesce(json_agg(json_build_object('clauseId', c.clause_id, 'ordinal', c.ordinal, 'text', c.text,
                     'asReported', c.as_reported, 'version', c.version, 'repealed', c.repealed) ORDER BY c.ordinal), '[]')
       FROM clauses c WHERE c.directive_id = d.directive_id) AS clauses,
    (SELECT coalesce(json_agg(json_build_object('attachmentId', t.attachment_id, 'fileName', t.file_name, 'mediaType',
                     t.media_type, 'size', t.size, 'sha256', encode(t.sha256, 'hex'), 'uploadedAt',
                     to_char(t.uploaded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY t.uploaded_at),
                     '[]')
       FROM attachments t WHERE t.directive_id = d.directive_id AND t.withdrawn_at IS NULL) AS attachments,
    progress.*
  FROM registered_directives d
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS assigned,
           count(*) FILTER (WHERE delivery_state = 'delivered')::int AS delivered,
           count(*) FILTER (WHERE acknowledged_at IS NOT NULL)::int AS acknowledged
      FROM assignments a WHERE a.directive_id = d.directive_id AND a.kind = 'directive') progress`;

/** What the public and other capabilities may ask of the register: documents issued and not secret. */
@Injectable()
export class DirectiveReader {
  /** The register, latest first. */
  async list(session: Session, filter: DirectiveFilter): Promise<DirectiveView[]> {
    const { conditions, parameters } = registerConditions(filter, 3);
    const rows = await session.query<DirectiveRow>(
      `${SELECT} WHERE ($1::date IS NULL OR (d.issued_on, d.directive_id) < ($1, $2::uuid)) ${conditions}
       ORDER BY d.issued_on DESC, d.directive_id DESC LIMIT $3`,
      [filter.after?.issuedOn ?? null, filter.after?.directiveId ?? null, filter.limit, ...parameters],
    );
    return rows.map(toView);
  }

  async find(session: Session, directiveId: string): Promise<DirectiveView | null> {
    const [row] = await session.query<DirectiveRow>(`${SELECT} WHERE d.directive_id = $1`, [directiveId]);
    return row === undefined ? null : toView(row);
  }

  /** The directive a clause belongs to. */
  async findByClause(session: Session, clauseId: string): Promise<DirectiveView | null> {
    const [row] = await session.query<DirectiveRow>(
      `${SELECT} WHERE d.directive_id = (SELECT directive_id FROM clauses WHERE clause_id = $1)`,
      [clauseId],
    );
    return row === undefined ? null : toView(row);
  }

  /** Whether a directive of the register bears the number. */
  async holdsNumber(session: Session, number: string): Promise<boolean> {
    const rows = await session.query('SELECT 1 FROM registered_directives WHERE number = $1 LIMIT 1', [
      number,
    ]);
    return rows.length > 0;
  }

  /** Every directive of the number, latest first; more than one where issuers share a symbol, or years a number. */
  async findByNumber(session: Session, number: string, issuer: string | undefined): Promise<DirectiveView[]> {
    const rows = await session.query<DirectiveRow>(
      `${SELECT} WHERE d.number = $1 AND ($2::text IS NULL OR lower(d.issuer) = lower($2))
       ORDER BY d.issued_on DESC, d.directive_id DESC LIMIT 100`,
      [number, issuer ?? null],
    );
    return rows.map(toView);
  }
}

/** SQL conditions on `d`, a row of the register, each beginning with AND; their parameters come after `before` others. */
export function registerConditions(
  { type, issuerId, year, state }: RegisterFilter,
  before: number,
): { conditions: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const place = (value: unknown) => `$${before + parameters.push(value)}`;
  const conditions = [
    type !== undefined && `AND d.type = ${place(type)}`,
    issuerId !== undefined && `AND d.issuer_id = ${place(issuerId)}::uuid`,
    year !== undefined &&
      `AND d.issued_on >= make_date(${place(year)}::int, 1, 1) AND d.issued_on < make_date(${place(year + 1)}::int, 1, 1)`,
    state !== undefined && `AND d.state = ${place(state)}`,
  ];
  return { conditions: conditions.filter((each) => each !== false).join(' '), parameters };
}

function toView({ assigned, delivered, acknowledged, ...row }: DirectiveRow): DirectiveView {
  return { ...row, progress: { assigned, delivered, acknowledged } };
}
