import { assignmentIssuedV1, undatedAssignmentIssuedV1, type IncomingEvent } from '@namkhong/contracts';
import { Clock, Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentRepository } from './assignment.repository.js';
import type { NewAssignment } from './cut-assignments.js';

/** Rows per statement: 4,000 units and many clauses go out in one transaction without one giant statement. */
const BATCH = 2000;

/** Gives assignments to units: stored and announced in the caller's transaction. */
@Injectable()
export class AssignmentIssuer {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Answers how many were new; a clause that the unit has been given is not given again until that is withdrawn. */
  async issue(
    session: Session,
    assignments: readonly NewAssignment[],
    cause?: IncomingEvent,
  ): Promise<number> {
    const issuedAt = this.clock.now();
    let created = 0;
    for (let start = 0; start < assignments.length; start += BATCH) {
      const batch = assignments.slice(start, start + BATCH);
      const added = await this.repository.add(session, batch, issuedAt);
      const issued = batch.filter(({ assignmentId }) => added.has(assignmentId));
      await this.announce(session, issued, cause);
      created += issued.length;
    }
    return created;
  }

  /** Readers of `assignment-issued` were promised a date; what has none is told by an event of its own. */
  private async announce(
    session: Session,
    issued: readonly NewAssignment[],
    cause: IncomingEvent | undefined,
  ): Promise<void> {
    const dated = issued.flatMap(({ dueOn, dueAt = null, duty, supportingUnitIds = [], ...rest }) => {
      if (dueOn === null) return [];
      const due = dueAt === null ? { dueOn } : { dueOn, dueAt: dueAt.toISOString() };
      return [{ ...rest, ...duty, ...due, supportingUnitIds: [...supportingUnitIds] }];
    });
    const undated = issued
      .filter(({ dueOn }) => dueOn === null)
      .map(({ supportingUnitIds = [], ...rest }) => ({ ...rest, supportingUnitIds: [...supportingUnitIds] }));
    await this.events.appendAll(session, assignmentIssuedV1, dated, cause);
    await this.events.appendAll(session, undatedAssignmentIssuedV1, undated, cause);
  }
}
