import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Delivery } from './advance-delivery.js';
import { AssignmentEntity } from './assignment.entity.js';
import type { NewAssignment } from './cut-assignments.js';

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
                                illustrative, issued_at)
       SELECT *, $11::timestamptz FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[],
                                              $7::text[], $8::date[], $9::text[], $10::boolean[])
       ON CONFLICT (clause_id, unit_id) WHERE kind = 'directive' DO NOTHING
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

  async saveAcknowledgement(
    session: Session,
    acknowledgement: { assignmentId: string; version: number; at: Date; by: string },
  ): Promise<void> {
    await session.manager.update(
      AssignmentEntity,
      { assignmentId: acknowledgement.assignmentId },
      {
        acknowledgedAt: acknowledgement.at,
        acknowledgedBy: acknowledgement.by,
        version: acknowledgement.version,
      },
    );
  }

  async saveDelivery(session: Session, assignmentId: string, delivery: Delivery): Promise<void> {
    await session.manager.update(
      AssignmentEntity,
      { assignmentId },
      { deliveryState: delivery.state, deliveryAt: delivery.at },
    );
  }
}
