import { type AssignmentView } from '@namkhong/contracts/http/directive';
import type { AssignmentState, TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { selfClosedStanding, verifiedStanding, type CivilDate, type DeadlineRule } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeliveryState } from './advance-delivery.js';
import { suspendedUntil } from './suspend-deadline.js';

export interface AssignmentFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly unitId: string | undefined;
  readonly directiveId: string | undefined;
  readonly kind: AssignmentView['kind'] | undefined;
  readonly status: AssignmentView['status'] | undefined;
  readonly state: AssignmentState | undefined;
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
  readonly due_on: string | null;
  readonly due_at: Date | null;
  readonly due_rule: DeadlineRule | null;
  readonly missed_hour: boolean;
  readonly first_due_on: string | null;
  readonly expected_output: string | null;
  readonly state: AssignmentState;
  readonly read_at: Date | null;
  readonly percent: number | null;
  readonly claimed_on: string | null;
  readonly accepted_on: string | null;
  readonly supporting: TrackedAssignment['supporting'];
  readonly extension: { working_days: number; reason: string; requested_at: string } | null;
  readonly delegation: TrackedAssignment['delegation'];
  readonly duty_id: string | null;
  readonly period: string | null;
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

/** What surrounds an assignment, as decisions need it. */
export interface Surroundings {
  readonly supportingUnitIds: readonly string[];
  readonly delegation: {
    readonly officialId: string | null;
    readonly postRole: 'head' | 'deputy' | null;
    readonly validFrom: CivilDate;
    readonly validTo: CivilDate | null;
  } | null;
}

const SELECT = `
  SELECT a.assignment_id, a.kind, a.directive_id, d.number AS directive_number, a.clause_id, a.case_id, a.unit_id,
         u.name AS unit_name, a.title, a.due_on::text, a.due_at, a.due_rule, a.missed_hour, a.first_due_on::text, a.expected_output, a.state, a.read_at, a.percent,
         a.claimed_on::text, a.accepted_on::text, a.duty_id, a.period, a.urgency, a.issued_at, a.acknowledged_at, a.delivery_state,
         a.delivery_at, a.version, a.illustrative,
         (SELECT coalesce(json_agg(json_build_object('unitId', su.unit_id, 'unitName', su.name)
                                   ORDER BY su.name COLLATE "vi-x-icu", su.unit_id), '[]')
            FROM assignment_supports s JOIN units su USING (unit_id)
           WHERE s.assignment_id = a.assignment_id) AS supporting,
         (SELECT json_build_object('working_days', e.working_days, 'reason', e.reason, 'requested_at', e.requested_at)
            FROM assignment_extensions e WHERE e.assignment_id = a.assignment_id AND e.decision IS NULL) AS extension,
         (SELECT json_build_object('officialCode', o.code, 'postRole', g.post_role, 'from', g.valid_from,
                                   'until', g.valid_to, 'ground', g.ground)
            FROM assignment_delegations g LEFT JOIN officials o USING (official_id)
           WHERE g.assignment_id = a.assignment_id) AS delegation
    FROM assignments a JOIN units u USING (unit_id) LEFT JOIN directives d USING (directive_id)`;

/** What may be asked of assignments; callers decide beforehand for which units. */
@Injectable()
export class AssignmentReader {
  /** Latest first. */
  async list(session: Session, filter: AssignmentFilter, today: CivilDate): Promise<TrackedAssignment[]> {
    const rows = await session.query<AssignmentRow>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       ${SELECT}
       WHERE ($1::uuid[] IS NULL OR a.unit_id IN (SELECT unit_id FROM scope)
              OR EXISTS (SELECT 1 FROM assignment_supports s JOIN scope USING (unit_id)
                          WHERE s.assignment_id = a.assignment_id))
         AND ($2::uuid IS NULL OR a.unit_id = $2) AND ($3::uuid IS NULL OR a.directive_id = $3)
         AND ($4::text IS NULL OR a.kind = $4)
         AND ($5::text IS NULL OR (a.acknowledged_at IS NOT NULL) = ($5 = 'acknowledged'))
         AND ($6::uuid IS NULL OR a.assignment_id < $6)
         AND ($8::text IS NULL OR a.state = $8)
       ORDER BY a.assignment_id DESC LIMIT $7`,
      [
        filter.scope,
        filter.unitId ?? null,
        filter.directiveId ?? null,
        filter.kind ?? null,
        filter.status ?? null,
        filter.after ?? null,
        filter.limit,
        filter.state ?? null,
      ],
    );
    return rows.map((row) => toView(row, today));
  }

  async find(session: Session, assignmentId: string, today: CivilDate): Promise<TrackedAssignment | null> {
    const [row] = await session.query<AssignmentRow>(`${SELECT} WHERE a.assignment_id = $1`, [assignmentId]);
    return row === undefined ? null : toView(row, today);
  }

  /** Those of the ids that exist, in the order of the ids. */
  async findAll(
    session: Session,
    assignmentIds: readonly string[],
    today: CivilDate,
  ): Promise<TrackedAssignment[]> {
    const rows = await session.query<AssignmentRow>(`${SELECT} WHERE a.assignment_id = ANY($1::uuid[])`, [
      assignmentIds,
    ]);
    const found = new Map(rows.map((row) => [row.assignment_id, toView(row, today)]));
    return assignmentIds.flatMap((id) => found.get(id) ?? []);
  }

  /** The units that support it, and who stands in for the head of the one in the lead. */
  async surroundings(session: Session, assignmentId: string): Promise<Surroundings> {
    const supports = await session.query<{ unit_id: string }>(
      `SELECT unit_id FROM assignment_supports WHERE assignment_id = $1 ORDER BY unit_id`,
      [assignmentId],
    );
    const [delegation] = await session.query<NonNullable<Surroundings['delegation']>>(
      `SELECT official_id AS "officialId", post_role AS "postRole", valid_from::text AS "validFrom",
              valid_to::text AS "validTo"
         FROM assignment_delegations WHERE assignment_id = $1`,
      [assignmentId],
    );
    return { supportingUnitIds: supports.map((row) => row.unit_id), delegation: delegation ?? null };
  }

  /** The rectifications the cases asked for, by case id. */
  async findByCases(
    session: Session,
    caseIds: readonly string[],
    today: CivilDate,
  ): Promise<ReadonlyMap<string, TrackedAssignment>> {
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
              count(*) FILTER (WHERE state <> 'accepted'
                                 AND (missed_hour OR coalesce(claimed_on, $2::date) > due_on))::int AS overdue
         FROM assignments WHERE clause_id = $1 AND kind = 'directive' AND state <> 'withdrawn'`,
      [clauseId, today],
    );
    return row ?? { total: 0, delivered: 0, acknowledged: 0, overdue: 0 };
  }
}

function toView(row: AssignmentRow, today: CivilDate): TrackedAssignment {
  const { claimed_on: claimedOn, due_on: dueOn, extension } = row;
  const task = { dueOn, claimedOn, accepted: row.state === 'accepted', missedHour: row.missed_hour };
  const standing =
    row.state === 'withdrawn'
      ? null
      : { selfClosed: selfClosedStanding(task, today), verified: verifiedStanding(task, today) };
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
    expectedOutput: row.expected_output,
    supporting: row.supporting,
    dueOn,
    dueAt: row.due_at?.toISOString() ?? null,
    firstDueOn: row.first_due_on,
    suspendedUntil: suspendedUntil(row.due_rule, today),
    urgency: row.urgency,
    status: row.acknowledged_at === null ? 'issued' : 'acknowledged',
    state: row.state,
    issuedAt: row.issued_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    percent: row.percent,
    claimedOn,
    acceptedOn: row.accepted_on,
    standing,
    pendingExtension:
      extension === null
        ? null
        : {
            workingDays: extension.working_days,
            reason: extension.reason,
            requestedAt: new Date(extension.requested_at).toISOString(),
          },
    delegation: row.delegation,
    dutyId: row.duty_id,
    period: row.period,
    delivery:
      row.delivery_state === null || row.delivery_at === null
        ? null
        : { state: row.delivery_state, at: row.delivery_at.toISOString() },
    overdue: standing?.verified === 'open-overdue',
    version: row.version,
    illustrative: row.illustrative,
  };
}
