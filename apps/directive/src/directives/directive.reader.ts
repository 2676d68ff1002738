import { type DirectiveView } from '@namkhong/contracts/http/directive';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface DirectiveFilter {
  readonly limit: number;
  /** The last directive of the page before. */
  readonly after: { readonly issuedOn: string; readonly directiveId: string } | undefined;
}

interface DirectiveRow {
  readonly directive_id: string;
  readonly number: string;
  readonly title: string;
  readonly issuer: string;
  readonly issued_on: string;
  readonly status: 'historical' | 'issued';
  readonly source: string | null;
  readonly illustrative: boolean;
  readonly based_on: DirectiveView['basedOn'];
  readonly clauses: DirectiveView['clauses'];
  readonly assigned: number;
  readonly delivered: number;
  readonly acknowledged: number;
}

/**
 * A basis is linked to the register where exactly one directive there bears the number: the symbol does not identify
 * the issuer, so of two the reader decides.
 */
const SELECT = `
  SELECT d.directive_id, d.number, d.title, d.issuer, d.issued_on::text, d.status, d.source, d.illustrative,
    (SELECT coalesce(json_agg(json_build_object('number', basis.number, 'directiveId', known.directive_id)
                              ORDER BY basis.position), '[]')
       FROM unnest(d.based_on) WITH ORDINALITY AS basis (number, position)
       LEFT JOIN LATERAL (SELECT min(b.directive_id::text) AS directive_id FROM directives b
                           WHERE b.number = basis.number HAVING count(*) = 1) known ON true) AS based_on,
    (SELECT json_agg(json_build_object('clauseId', c.clause_id, 'ordinal', c.ordinal, 'text', c.text,
                                       'asReported', c.as_reported) ORDER BY c.ordinal)
       FROM clauses c WHERE c.directive_id = d.directive_id) AS clauses,
    progress.*
  FROM directives d
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS assigned,
           count(*) FILTER (WHERE delivery_state = 'delivered')::int AS delivered,
           count(*) FILTER (WHERE acknowledged_at IS NOT NULL)::int AS acknowledged
      FROM assignments a WHERE a.directive_id = d.directive_id AND a.kind = 'directive') progress`;

/** What the public and other capabilities may ask of the register. */
@Injectable()
export class DirectiveReader {
  /** The register, latest first. */
  async list(session: Session, filter: DirectiveFilter): Promise<DirectiveView[]> {
    const rows = await session.query<DirectiveRow>(
      `${SELECT} WHERE ($1::date IS NULL OR (d.issued_on, d.directive_id) < ($1, $2::uuid))
       ORDER BY d.issued_on DESC, d.directive_id DESC LIMIT $3`,
      [filter.after?.issuedOn ?? null, filter.after?.directiveId ?? null, filter.limit],
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
}

function toView(row: DirectiveRow): DirectiveView {
  return {
    directiveId: row.directive_id,
    number: row.number,
    title: row.title,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    status: row.status,
    source: row.source,
    illustrative: row.illustrative,
    basedOn: row.based_on,
    clauses: row.clauses,
    progress: { assigned: row.assigned, delivered: row.delivered, acknowledged: row.acknowledged },
  };
}
