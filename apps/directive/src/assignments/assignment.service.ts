import type { AssignmentActView, TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { type Action } from '@namkhong/domain';
import { type Caller, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentAccess } from './assignment-access.js';
import { AssignmentReader } from './assignment.reader.js';
import { HistoryReader } from './history.reader.js';

/** Lets people read the assignments of their units, with what was done about them. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly database: Database,
    private readonly reader: AssignmentReader,
    private readonly history: HistoryReader,
    private readonly access: AssignmentAccess,
  ) {}

  /** Throws Problem 404 `assignment-unknown`, 403 `permission-denied`. */
  async read(caller: Caller, assignmentId: string): Promise<TrackedAssignment> {
    return this.database.read((session) => this.find(session, caller, 'assignment.read', assignmentId));
  }

  /** What was done about it after an act. Throws Problem 404 `assignment-unknown`, 403 `permission-denied`. */
  async acts(
    caller: Caller,
    assignmentId: string,
    from: { readonly after: number; readonly limit: number },
  ): Promise<AssignmentActView[]> {
    return this.database.read(async (session) => {
      await this.find(session, caller, 'assignment.read', assignmentId);
      return this.history.list(session, assignmentId, from);
    });
  }

  private async find(session: Session, caller: Caller, action: Action, assignmentId: string) {
    const assignment = await this.reader.find(session, assignmentId, caller.today);
    if (assignment === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
    const supporting = assignment.supporting.map(({ unitId }) => unitId);
    await this.access.requireAny(session, caller, action, assignment.unitId, supporting);
    return assignment;
  }
}
