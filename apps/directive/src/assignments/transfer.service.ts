import type { TrackedAssignment, transfer } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import { type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitReader } from '../organisation/unit.reader.js';
import { ActPerformer } from './act-performer.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { HeldAssignment } from './held-assignment.js';
import { anew, TaskMover } from './task-mover.js';

/** Gives an open task to another unit: its unit was divided or dissolved, or it was never the right one. */
@Injectable()
export class TransferService {
  constructor(
    private readonly performer: ActPerformer,
    private readonly repository: AssignmentRepository,
    private readonly units: UnitReader,
    private readonly mover: TaskMover,
  ) {}

  /**
   * Throws as ActPerformer, Problem 403 `permission-denied` for a unit outside the caller's grants, 422 `unit-not-in-force` or
   * `transfer-illustrative`, 409 `transfer-given-already`.
   */
  async transfer(
    caller: Caller,
    assignmentId: string,
    expectedVersion: number,
    { unitCode, reason }: z.output<typeof transfer>,
  ): Promise<TrackedAssignment> {
    const request = { assignmentId, expectedVersion, act: 'transfer', action: 'assignment.decide' } as const;
    return this.performer.perform(caller, request, async (held, { now, today }, session) => {
      const unitId = await this.destination(session, caller, held, { unitCode, today });
      const move = { assignmentId, fromUnitId: held.unitId, unitId, dueOn: held.dueOn, now, today };
      return {
        changes: { ...anew, unitId },
        content: { note: reason, toUnitId: unitId },
        also: (inside) => this.mover.move(inside, move),
      };
    });
  }

  private async destination(
    session: Session,
    caller: Caller,
    { assignmentId, illustrative }: HeldAssignment,
    { unitCode, today }: { readonly unitCode: string; readonly today: CivilDate },
  ): Promise<string> {
    const found = await this.units.findByCode(session, unitCode);
    const unit = found && (await this.units.inForce(session, [found.unitId], today)).get(found.unitId);
    const target = found && (await this.units.target(session, found.unitId));
    if (!unit || !target) throw new Problem(422, 'unit-not-in-force', { text: unitCode });
    caller.require('assignment.decide', target);
    if (unit.illustrative && !illustrative)
      throw new Problem(422, 'transfer-illustrative', { text: unitCode });
    if (await this.repository.isGiven(session, assignmentId, target.unitId)) {
      throw new Problem(409, 'transfer-given-already', { text: unitCode });
    }
    return target.unitId;
  }
}
