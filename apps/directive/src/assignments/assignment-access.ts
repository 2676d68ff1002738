import type { Action, CivilDate, TargetUnit } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { ActRepository } from './act.repository.js';
import { AssignmentReader, type Surroundings } from './assignment.reader.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { HeldAssignment } from './held-assignment.js';
import type { Concerned } from './parties-of.js';
import { PostHolderReader } from './post-holder.reader.js';

/** Finds out whom an assignment concerns, and refuses those whom it does not. */
@Injectable()
export class AssignmentAccess {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly acts: ActRepository,
    private readonly reader: AssignmentReader,
    private readonly units: UnitReader,
    private readonly posts: PostHolderReader,
  ) {}

  /**
   * The assignment, held until the transaction ends, and whom it concerns; for somebody who may do this to it.
   * Throws Problem 404 `assignment-unknown`, 403 `permission-denied`.
   */
  async hold(
    session: Session,
    caller: Caller,
    assignmentId: string,
    action: Action,
  ): Promise<{ readonly held: HeldAssignment; readonly concerned: Concerned }> {
    const row = await this.repository.lock(session, assignmentId);
    if (row === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
    const held = { ...row, pendingExtension: await this.acts.pendingExtension(session, assignmentId) };
    const surroundings = await this.reader.surroundings(session, assignmentId);
    const concerned = {
      unit: await this.target(session, row.unitId),
      supporting: await this.requireAny(session, caller, action, row.unitId, surroundings.supportingUnitIds),
      delegates: await this.delegates(session, row.unitId, surroundings, caller.today),
      claimedBy: row.claimedBy,
    };
    return { held, concerned };
  }

  /** Throws Problem 403 `permission-denied` unless the caller may do this to one of the units of an assignment. */
  async requireAny(
    session: Session,
    caller: Caller,
    action: Action,
    unitId: string,
    supportingUnitIds: readonly string[],
  ): Promise<TargetUnit[]> {
    const unit = await this.target(session, unitId);
    const supporting: TargetUnit[] = [];
    for (const each of supportingUnitIds) supporting.push(await this.target(session, each));
    if (!supporting.some((each) => caller.permits(action, each))) caller.require(action, unit);
    return supporting;
  }

  private async delegates(
    session: Session,
    unitId: string,
    { delegation }: Surroundings,
    today: CivilDate,
  ): Promise<ReadonlySet<string>> {
    if (delegation === null || delegation.validFrom > today) return new Set();
    if (delegation.validTo !== null && delegation.validTo <= today) return new Set();
    if (delegation.officialId !== null) return new Set([delegation.officialId]);
    const leaders = await this.posts.leaders(session, [unitId], today);
    return new Set(
      leaders.filter(({ role }) => role === delegation.postRole).flatMap(({ officialIds }) => officialIds),
    );
  }

  private async target(session: Session, unitId: string): Promise<TargetUnit> {
    const unit = await this.units.target(session, unitId);
    if (unit === null) throw new Error(`an assignment names the unit ${unitId}, which does not exist`);
    return unit;
  }
}
