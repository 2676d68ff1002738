import { assignmentAcknowledgedV1 } from '@namkhong/contracts';
import { type AssignmentView } from '@namkhong/contracts/http/directive';
import { type Caller, Clock, Database, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { type Action } from '@namkhong/domain';
import { UnitReader } from '../organisation/unit.reader.js';
import { decideAcknowledgement } from './acknowledge-assignment.js';
import { AssignmentReader } from './assignment.reader.js';
import { AssignmentRepository } from './assignment.repository.js';

/** Lets people read the assignments of their units and confirm that they arrived. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly database: Database,
    private readonly reader: AssignmentReader,
    private readonly repository: AssignmentRepository,
    private readonly units: UnitReader,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 404 `assignment-unknown`, 403 `permission-denied`. */
  async read(caller: Caller, assignmentId: string): Promise<AssignmentView> {
    return this.database.read((session) => this.find(session, caller, 'assignment.read', assignmentId));
  }

  /**
   * Confirms that the assignment arrived and is understood; the second time changes nothing.
   * Throws Problem 404 `assignment-unknown`, 403 `permission-denied`, 412 `version-stale`.
   */
  async acknowledge(caller: Caller, assignmentId: string, expectedVersion: number): Promise<AssignmentView> {
    return this.database.transaction(async (session) => {
      const { unitId } = await this.find(session, caller, 'assignment.acknowledge', assignmentId);
      const assignment = await this.repository.lock(session, assignmentId);
      if (assignment === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
      const decision = decideAcknowledgement(assignment, expectedVersion);
      if (decision === 'version-differs') throw new Problem(412, 'version-stale');
      if (decision === 'acknowledge') {
        const at = this.clock.now();
        const version = assignment.version + 1;
        await this.repository.saveAcknowledgement(session, { assignmentId, version, at, by: caller.subject });
        const acknowledgedAt = at.toISOString();
        await this.events.append(session, assignmentAcknowledgedV1, { assignmentId, unitId, acknowledgedAt });
      }
      return this.find(session, caller, 'assignment.acknowledge', assignmentId);
    });
  }

  private async find(session: Session, caller: Caller, action: Action, assignmentId: string) {
    const assignment = await this.reader.find(session, assignmentId, caller.today);
    if (assignment === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
    const unit = await this.units.target(session, assignment.unitId);
    if (unit === null) throw new Error(`assignment ${assignmentId} names a unit that does not exist`);
    caller.require(action, unit);
    return assignment;
  }
}
