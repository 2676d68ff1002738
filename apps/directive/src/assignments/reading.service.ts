import type { TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { localDate } from '@namkhong/domain';
import { type Caller, Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ActRepository } from './act.repository.js';
import { AssignmentAccess } from './assignment-access.js';
import { AssignmentReader } from './assignment.reader.js';
import { AssignmentRepository } from './assignment.repository.js';
import { partiesOf } from './parties-of.js';

/** Notes that a unit opened its assignment. It is no act: the version stays, and nobody's edit is disturbed by it. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly database: Database,
    private readonly access: AssignmentAccess,
    private readonly repository: AssignmentRepository,
    private readonly acts: ActRepository,
    private readonly reader: AssignmentReader,
    private readonly clock: Clock,
  ) {}

  /** The first time counts. Throws Problem 404 `assignment-unknown`, 403 `permission-denied`. */
  async open(caller: Caller, assignmentId: string): Promise<TrackedAssignment> {
    return this.database.transaction(async (session) => {
      const at = this.clock.now();
      const { held, concerned } = await this.access.hold(session, caller, assignmentId, 'assignment.report');
      const parties = partiesOf(caller, concerned);
      const party = (['head', 'delegate', 'member'] as const).find((each) => parties.has(each));
      // A unit that supports may look at any time; that the unit in the lead has read it is not for it to say.
      if (party !== undefined && (await this.repository.noteReading(session, assignmentId, at))) {
        await this.acts.add(session, {
          ...{ assignmentId, act: 'read', from: held.state, to: held.state, party, at },
          actor: caller.subject,
          officialId: caller.officialId ?? null,
        });
      }
      const found = await this.reader.find(session, assignmentId, localDate(at));
      if (found === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
      return found;
    });
  }
}
