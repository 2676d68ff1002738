import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
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
    | 'acknowledgedAt'
    | 'acknowledgedBy'
    | 'percent'
    | 'claimedOn'
    | 'claimedBy'
    | 'acceptedOn'
  >
>;

/** Writes assignments. */
@Injectable()
export class AssignmentRepository {
  /** Adds those a clause has not given to the unit before, in one statement; answers which ids were added. */
  async add(
    session: Session,
    assignments: readonly NewAssignment[],
    issuedAt: Date,
  ): Promise<ReadonlySet<string>> {
    const rows = await session.query<{ assignment_id: string }>(
      `INSERT INTO assignments (assignment_id, kind, directive_id, clause_id, case_id, unit_id, title, due_on, urgency,
                                illustrative, issued_at, first_due_on)
       SELECT *, $11::timestamptz, due_on
         FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::date[],
                     $9::text[], $10::boolean[])
              AS given (assignment_id, kind, directive_id, clause_id, case_id, unit_id, title, due_on, urgency, illustrative)
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
        issuedAt,
      ],
    );
    return new Set(rows.map((row) => row.assignment_id));
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

  /** Notes that the unit opened it; false where it had before, which changes nothing. The version stays. */
  async noteReading(session: Session, assignmentId: string, at: Date): Promise<boolean> {
    const rows = await session.query(
      `UPDATE assignments SET read_at = $2 WHERE assignment_id = $1 AND read_at IS NULL RETURNING 1`,
      [assignmentId, at],
    );
    return rows.length > 0;
  }

  async saveDelivery(session: Session, assignmentId: string, delivery: Delivery): Promise<void> {
    await session.manager.update(
      AssignmentEntity,
      { assignmentId },
      { deliveryState: delivery.state, deliveryAt: delivery.at },
    );
  }
}
