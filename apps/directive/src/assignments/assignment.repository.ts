import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeadlineMove, OpenDeadline } from '../calendar/open-deadlines.port.js';
import type { Delivery } from './advance-delivery.js';
import { AssignmentEntity } from './assignment.entity.js';
import type { NewAssignment } from './cut-assignments.js';

/** What an act may change; the rest of an assignment stays as it was issued. */
export type AssignmentChanges = Partial<
  Pick<
    AssignmentEntity,
    | 'state'
    | 'version'
    | 'dueOn'
    | 'dueRule'
    | 'dueAt'
    | 'missedHour'
    | 'acknowledgedAt'
    | 'acknowledgedBy'
    | 'percent'
    | 'claimedOn'
    | 'claimedBy'
    | 'acceptedOn'
    | 'unitId'
    | 'readAt'
    | 'deliveryState'
    | 'deliveryAt'
  >
>;

/** A task whose unit has ended, its row held. */
export type StrandedTask = Pick<AssignmentEntity, 'assignmentId' | 'unitId' | 'state' | 'version' | 'dueOn'>;

/** A unit that has ended and supports an open task, the task's row held. */
export type StrandedSupport = Pick<AssignmentEntity, 'assignmentId' | 'unitId' | 'state' | 'version'> & {
  readonly supportingUnitId: string;
};

/** Where a page of supports begins. */
export type SupportKey = Pick<StrandedSupport, 'assignmentId' | 'supportingUnitId'>;

/** Writes assignments. */
@Injectable()
export class AssignmentRepository {
  /** Adds those a clause has not given to the unit before, in one statement, with who supports; answers which were added. */
  async add(
    session: Session,
    assignments: readonly NewAssignment[],
    issuedAt: Date,
  ): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ assignment_id: string }>(
      `INSERT INTO assignments (assignment_id, kind, directive_id, clause_id, case_id, unit_id, title, due_on, urgency,
                                illustrative, due_rule, expected_output, duty_id, period, due_at, issued_at, first_due_on)
       SELECT *, $16::timestamptz, due_on
         FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::date[],
                     $9::text[], $10::boolean[], $11::jsonb[], $12::text[], $13::uuid[], $14::text[],
                     $15::timestamptz[])
              AS given (assignment_id, kind, directive_id, clause_id, case_id, unit_id, title, due_on, urgency, illustrative,
                        due_rule, expected_output, duty_id, period, due_at)
       ON CONFLICT DO NOTHING
       RETURNING assignment_id`,
      [
        assignments.map((assignment) => assignment.assignmentId),
        assignments.map((assignment) => assignment.kind),
        assignments.map((assignment) => assignment.directiveId),
        assignments.map((assignment) => assignment.clauseId),
        assignments.map((assignment) => assignment.caseId),
        assignments.map((assignment) => assignment.unitId),
        assignments.map((assignment) => assignment.title),
        assignments.map((assignment) => assignment.dueOn),
        assignments.map((assignment) => assignment.urgency),
        assignments.map((assignment) => assignment.illustrative),
        assignments.map(({ dueRule }) => (dueRule ? JSON.stringify(dueRule) : null)),
        assignments.map(({ expectedOutput }) => expectedOutput ?? null),
        assignments.map(({ duty }) => duty?.dutyId ?? null),
        assignments.map(({ duty }) => duty?.period ?? null),
        assignments.map(({ dueAt }) => dueAt ?? null),
        issuedAt,
      ],
    );
    const added = new Set(rows.map((row) => row.assignment_id));
    await this.addSupports(
      session,
      assignments.filter(({ assignmentId }) => added.has(assignmentId)),
    );
    return added;
  }

  private async addSupports(session: Session, assignments: readonly NewAssignment[]): Promise<void> {
    const supports = assignments.flatMap(({ assignmentId, supportingUnitIds = [] }) =>
      supportingUnitIds.map((unitId) => ({ assignmentId, unitId })),
    );
    if (supports.length === 0) return;
    await session.query(
      `INSERT INTO assignment_supports (assignment_id, unit_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])`,
      [supports.map(({ assignmentId }) => assignmentId), supports.map(({ unitId }) => unitId)],
    );
  }

  /** The assignment, its row locked until the transaction ends. */
  async lock(session: Session, assignmentId: string): Promise<AssignmentEntity | null> {
    return session.manager.findOne(AssignmentEntity, {
      where: { assignmentId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Writes what an act changed of the assignment itself. */
  async save(session: Session, assignmentId: string, changes: AssignmentChanges): Promise<void> {
    await session.manager.update(AssignmentEntity, { assignmentId }, changes);
  }

  /** Whether a unit has been given the same already: the clause, or the report of the period. */
  async isGiven(session: Session, assignmentId: string, unitId: string): Promise<boolean> {
    const rows = await session.query(
      `SELECT 1 FROM assignments a JOIN assignments held ON held.unit_id = $2
        WHERE a.assignment_id = $1 AND a.kind = 'directive' AND held.kind = 'directive'
          AND ((a.duty_id IS NULL AND held.duty_id IS NULL AND held.clause_id = a.clause_id AND held.state <> 'withdrawn')
               OR (held.duty_id = a.duty_id AND held.period = a.period))
        LIMIT 1`,
      [assignmentId, unitId],
    );
    return rows.length > 0;
  }

  /** Open tasks of units that have ended by the day, their rows held, from `after` on; those that somebody else holds are left out. */
  async lockStranded(
    session: Session,
    day: CivilDate,
    { after, limit }: { readonly after: string; readonly limit: number },
  ): Promise<StrandedTask[]> {
    return session.query(
      `SELECT a.assignment_id AS "assignmentId", a.unit_id AS "unitId", a.state, a.version, a.due_on::text AS "dueOn"
         FROM assignments a JOIN units u USING (unit_id)
        WHERE a.state IN ('issued', 'acknowledged', 'returned') AND u.valid_to <= $1::date AND a.assignment_id > $2
        ORDER BY a.assignment_id LIMIT $3 FOR UPDATE OF a SKIP LOCKED`,
      [day, after, limit],
    );
  }

  /** Units that have ended by the day and support open tasks, from `after` on; tasks that somebody else holds are left out. */
  async lockStrandedSupports(
    session: Session,
    day: CivilDate,
    { after, limit }: { readonly after: SupportKey; readonly limit: number },
  ): Promise<StrandedSupport[]> {
    return session.query(
      `SELECT a.assignment_id AS "assignmentId", a.unit_id AS "unitId", a.state, a.version,
              s.unit_id AS "supportingUnitId"
         FROM assignment_supports s JOIN units u USING (unit_id) JOIN assignments a USING (assignment_id)
        WHERE a.state IN ('issued', 'acknowledged', 'claimed', 'returned') AND u.valid_to <= $1::date
          AND (s.assignment_id, s.unit_id) > ($2, $3)
        ORDER BY s.assignment_id, s.unit_id LIMIT $4 FOR UPDATE OF a SKIP LOCKED`,
      [day, after.assignmentId, after.supportingUnitId, limit],
    );
  }

  /** One unit supports the task in the place of another; whoever leads it or supports it already stays so. */
  async replaceSupport(
    session: Session,
    { assignmentId, supportingUnitId }: SupportKey,
    byUnitId: string,
  ): Promise<void> {
    await session.query(`DELETE FROM assignment_supports WHERE assignment_id = $1 AND unit_id = $2`, [
      assignmentId,
      supportingUnitId,
    ]);
    await session.query(
      `INSERT INTO assignment_supports (assignment_id, unit_id)
       SELECT assignment_id, $2::uuid FROM assignments WHERE assignment_id = $1 AND unit_id <> $2::uuid
       ON CONFLICT DO NOTHING`,
      [assignmentId, byUnitId],
    );
  }

  /** Notes that the unit opened it; false where it had before, which changes nothing. The version stays. */
  async noteReading(session: Session, assignmentId: string, at: Date): Promise<boolean> {
    const rows = await session.query(
      `UPDATE assignments SET read_at = $2 WHERE assignment_id = $1 AND read_at IS NULL RETURNING 1`,
      [assignmentId, at],
    );
    return rows.length > 0;
  }

  /** Deadlines of tasks still in work that follow from a count of days; their rows are held. A claimed task's has been met or missed. */
  async lockCountedDeadlines(session: Session): Promise<OpenDeadline[]> {
    return session.query<OpenDeadline>(
      `SELECT assignment_id AS "deadlineId", unit_id AS "unitId", due_rule AS rule, due_on::text AS "dueOn", due_at AS "dueAt"
         FROM assignments
        WHERE due_rule IS NOT NULL AND state IN ('issued', 'acknowledged', 'returned')
        ORDER BY assignment_id FOR UPDATE`,
    );
  }

  /** The version grows: whoever decides next has to have seen the new day. */
  async moveDeadlines(session: Session, moves: readonly DeadlineMove[]): Promise<void> {
    await session.query(
      `UPDATE assignments a SET due_on = moved.due_on, due_at = moved.due_at, version = a.version + 1,
              missed_hour = a.missed_hour AND moved.due_at IS NOT NULL AND moved.due_at <= a.due_at
         FROM unnest($1::uuid[], $2::date[], $3::timestamptz[]) AS moved (assignment_id, due_on, due_at)
        WHERE a.assignment_id = moved.assignment_id`,
      [
        moves.map(({ deadlineId }) => deadlineId),
        moves.map(({ to }) => to),
        moves.map(({ at }) => at ?? null),
      ],
    );
  }

  /** Notes of open tasks that their hour has passed; answers of how many. */
  async noteMissedHours(session: Session, now: Date): Promise<number> {
    const rows = await session.query(
      `UPDATE assignments SET missed_hour = true
        WHERE due_at < $1 AND NOT missed_hour AND state IN ('issued', 'acknowledged', 'returned') RETURNING 1`,
      [now],
    );
    return rows.length;
  }

  async saveDelivery(session: Session, assignmentId: string, delivery: Delivery): Promise<void> {
    await session.manager.update(
      AssignmentEntity,
      { assignmentId },
      { deliveryState: delivery.state, deliveryAt: delivery.at },
    );
  }
}
