import { assignmentTransferredV1, assignmentWithdrawnV1 } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ActRepository } from './act.repository.js';
import type { AssignmentChanges } from './assignment.repository.js';

/** A task that goes to another unit. */
export interface Move {
  readonly assignmentId: string;
  readonly fromUnitId: string;
  readonly unitId: string;
  readonly dueOn: CivilDate | null;
  readonly now: Date;
  readonly today: CivilDate;
}

/** What becomes of a task that goes to another unit: nothing its former unit did with it holds there. */
export const anew: AssignmentChanges = {
  ...{ acknowledgedAt: null, acknowledgedBy: null, percent: null, readAt: null },
  ...{ deliveryState: null, deliveryAt: null },
};

/** Ends what hung on a task in its former unit, and announces where it is now. */
@Injectable()
export class TaskMover {
  constructor(
    private readonly acts: ActRepository,
    private readonly events: Events,
  ) {}

  async move(session: Session, { assignmentId, fromUnitId, unitId, dueOn, now, today }: Move): Promise<void> {
    await this.acts.endExtension(session, assignmentId, 'lapsed', now);
    await this.acts.endDelegation(session, assignmentId);
    const where = { assignmentId, fromUnitId, unitId, dueOn, transferredOn: today };
    await this.events.append(session, assignmentTransferredV1, where);
  }

  /** The unit it would go to has been given the same: one task is left. */
  async join(session: Session, { assignmentId, fromUnitId, unitId, now, today }: Move): Promise<void> {
    await this.acts.endExtension(session, assignmentId, 'lapsed', now);
    const ended = { assignmentId, unitId: fromUnitId, withdrawnOn: today, joinedInto: unitId };
    await this.events.append(session, assignmentWithdrawnV1, ended);
  }
}
