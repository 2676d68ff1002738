import { type AssignmentView } from '@namkhong/contracts/http/directive';
import { type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeliveryState } from './advance-delivery.js';
import { isOverdue } from './overdue.js';

export interface AssignmentFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  readonly directiveId: string | undefined;
  readonly kind: AssignmentView['kind'] | undefined;
  readonly status: AssignmentView['status'] | undefined;
  readonly limit: number;
  /** The last assignment of the page before. */
  readonly after: string | undefined;
}

interface AssignmentRow {
  readonly assignment_id: string;
  readonly kind: AssignmentView['kind'];
  readonly directive_id: string | null;
  readonly directive_number: string | null;
  readonly clause_id: string | null;
  readonly case_id: string | null;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly title: string;
  readonly due_on: string;
  readonly urgency: AssignmentView['urgency'];
  readonly issued_at: Date;
  readonly acknowledged_at: Date | null;
  readonly delivery_state: DeliveryState | null;
  readonly delivery_at: Date | null;
  readonly version: number;
  readonly illustrative: boolean;
}

export interface ClauseProgress {
  readonly total: number;
  readonly delivered: number;
  readonly acknowledged: number;
  readonly overdue: number;
}

const SELECT = `
  SELECT a.assignment_id, a.kind, a.directive_id, d.number AS directive_number, a.clause_id, a.case_id, a.unit_id,
         u.name AS unit_name, a.title, a.due_on::text, a.urgency, a.issued_at, a.acknowledged_at, a.delivery_state,
         a.delivery_at, a.version, a.illustrative
    FROM assignments a JOIN units u USING (unit_id) LEFT JOIN directives d USING (directive_id)`;

/** What may be asked of assignments; callers decide beforehand for which units. */
@Injectable()
export class AssignmentReader {
  /** Latest first. */
  async list(session: Session, filter: AssignmentFilter, today: CivilDate): Promise<AssignmentView[]> {
    const rows = await session.query<AssignmentRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE ($1::uuid[] IS NULL OR a.unit_id IN (SELECT unit_id FROM scope))
         AND ($2::uuid IS NULL OR a.unit_id = $2) AND ($3::uuid IS NULL OR a.directive_id = $3)
         AND ($4::text IS NULL OR a.kind = $4)
         AND ($5::text IS NULL OR (a.acknowledged_at IS NOT NULL) = ($5 = 'acknowledged'))
         AND ($6::uuid IS NULL OR a.assignment_id < $6)
       ORDER BY a.assignment_id DESC LIMIT $7`,
      [
        filter.scope,
        filter.unitId ?? null,
        filter.directiveId ?? null,
        filter.kind ?? null,
        filter.status ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
    return rows.map((row) => toView(row, today));
  }

  async find(session: Session, assignmentId: string, today: CivilDate): Promise<AssignmentView | null> {
    const [row] = await session.query<AssignmentRow>(`${SELECT} WHERE a.assignment_id = $1`, [assignmentId]);
    return row === undefined ? null : toView(row, today);
  }

  /** The rectifications the cases asked for, by case id. */
  async findByCases(
    session: Session,
    caseIds: readonly string[],
    today: CivilDate,
  ): Promise<ReadonlyMap<string, AssignmentView>> {
    const rows = await session.query<AssignmentRow & { case_id: string }>(
      `${SELECT} WHERE a.case_id = ANY($1::uuid[])`,
      [caseIds],
    );
    return new Map(rows.map((row) => [row.case_id, toView(row, today)]));
  }

  /** How far the assignments cut from a clause have come. */
  async progressOfClause(session: Session, clauseId: string, today: CivilDate): Promise<ClauseProgress> {
    const [row] = await session.query<ClauseProgress>(
      `SELECT count(*)::int AS total,
              count(*) FILTER (WHERE delivery_state = 'delivered')::int AS delivered,
              count(*) FILTER (WHERE acknowledged_at IS NOT NULL)::int AS acknowledged,
              count(*) FILTER (WHERE due_on < $2::date)::int AS overdue
         FROM assignments WHERE clause_id = $1 AND kind = 'directive'`,
      [clauseId, today],
    );
    return row ?? { total: 0, delivered: 0, acknowledged: 0, overdue: 0 };
  }
}

function toView(row: AssignmentRow, today: CivilDate): AssignmentView {
  return {
    assignmentId: row.assignment_id,
    kind: row.kind,
    directiveId: row.directive_id,
    directiveNumber: row.directive_number,
    clauseId: row.clause_id,
    caseId: row.case_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    title: row.title,
    dueOn: row.due_on,
    urgency: row.urgency,
    status: row.acknowledged_at === null ? 'issued' : 'acknowledged',
    issuedAt: row.issued_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    delivery:
      row.delivery_state === null || row.delivery_at === null
        ? null
        : { state: row.delivery_state, at: row.delivery_at.toISOString() },
    overdue: isOverdue(row.due_on, today),
    version: row.version,
    illustrative: row.illustrative,
  };
}
