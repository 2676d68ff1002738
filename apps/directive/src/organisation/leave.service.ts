import { leaveRecordedV1 } from '@namkhong/contracts';
import type { LeaveView } from '@namkhong/contracts/http/directive-organisation';
import { overlap, type CivilDate } from '@namkhong/domain';
import { Database, Ids, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AbsenceRecorder } from './absence-recorder.js';
import { decideLeave } from './decide-leave.js';
import { LeaveRepository } from './leave.repository.js';
import { PostRepository } from './post.repository.js';
import { UnitReader } from './unit.reader.js';

export interface LeaveRequest {
  readonly officialCode: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
}

/** Records who is away, without a reason: by the head of a unit that the official serves in, or an office above. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly database: Database,
    private readonly leaves: LeaveRepository,
    private readonly posts: PostRepository,
    private readonly units: UnitReader,
    private readonly recorder: AbsenceRecorder,
    private readonly ids: Ids,
  ) {}

  /** Throws Problem 403 `permission-denied`, 422 `official-unknown`, `official-without-post`, a {@link LeaveFault}. */
  async record(caller: Caller, { officialCode, validFrom, validTo }: LeaveRequest): Promise<LeaveView> {
    return this.database.transaction(async (session) => {
      await this.leaves.lock(session);
      const officialId = await this.posts.officialId(session, officialCode);
      if (officialId === null) throw new Problem(422, 'official-unknown', { text: officialCode });
      await this.requirePermission(session, caller, { officialCode, validFrom, validTo });
      const leave = { leaveId: this.ids.next(), officialId, validFrom, validTo, withdrawn: false };
      const decided = decideLeave(leave, await this.leaves.leavesOf(session, officialId));
      if (!decided.ok) throw new Problem(422, decided.reason.code, decided.reason.params);
      return this.save(session, caller, { ...leave, officialCode, version: 1 });
    });
  }

  /** The second time changes nothing. Throws Problem 404 `leave-unknown`, 403 `permission-denied`, 412 `version-stale`. */
  async withdraw(caller: Caller, leaveId: string, version: number): Promise<LeaveView> {
    return this.database.transaction(async (session) => {
      await this.leaves.lock(session);
      const leave = await this.leaves.findLeave(session, leaveId);
      if (leave === null) throw new Problem(404, 'leave-unknown', { text: leaveId });
      await this.requirePermission(session, caller, leave);
      if (leave.withdrawn) return leave;
      if (leave.version !== version) throw new Problem(412, 'version-stale');
      return this.save(session, caller, { ...leave, withdrawn: true, version: version + 1 });
    });
  }

  private async save(session: Session, caller: Caller, leave: LeaveView): Promise<LeaveView> {
    await this.leaves.saveLeave(session, leave);
    const act = leave.withdrawn ? 'leave.record/withdraw' : 'leave.record';
    await this.recorder.tell(session, leaveRecordedV1, leave, { act, caller, targets: [leave.leaveId] });
    return leave;
  }

  private async requirePermission(session: Session, caller: Caller, leave: LeaveRequest): Promise<void> {
    const posts = await this.posts.list(session, { officialCode: leave.officialCode, limit: null });
    const served = posts.filter((post) => overlap(post, leave));
    if (served.length === 0) throw new Problem(422, 'official-without-post', { text: leave.officialCode });
    const targets = [];
    for (const { unitId } of served) targets.push(await this.units.target(session, unitId));
    const known = targets.filter((target) => target !== null);
    const [first] = known;
    const permitted = known.find((target) => caller.permits('leave.record', target)) ?? first;
    if (permitted) caller.require('leave.record', permitted);
  }
}
