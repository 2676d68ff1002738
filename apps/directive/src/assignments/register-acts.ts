import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { ActLedger } from './act-ledger.js';
import type { ActContent } from './act.repository.js';
import type { AssignmentChanges } from './assignment.repository.js';
import type { HeldAssignment } from './held-assignment.js';
import { decideAct, type Act } from './life.js';

/** Those to look at after a key, so many at most. */
export interface Page<Key> {
  readonly after: Key;
  readonly limit: number;
}

/** How many of a page were passed on, and the last of it; undefined where none is left to look at. */
export interface Passed<Key> {
  readonly passed: number;
  readonly last: Key | undefined;
}

/** When a round looks. */
export interface Moment {
  readonly now: Date;
  readonly today: CivilDate;
}

const register = new Set(['register'] as const);

/** Does what nobody decides: the register of units says that one ended. */
@Injectable()
export class RegisterActs {
  constructor(
    private readonly units: UnitReader,
    private readonly ledger: ActLedger,
  ) {}

  async record(
    session: Session,
    held: Pick<HeldAssignment, 'assignmentId' | 'unitId' | 'state' | 'version'>,
    act: Act,
    effect: { readonly changes?: AssignmentChanges; readonly content: ActContent; readonly at: Date },
  ): Promise<void> {
    const { assignmentId, unitId, state } = held;
    const unit = await this.units.target(session, unitId);
    if (unit === null) throw new Error(`task ${assignmentId} is of a unit that does not exist`);
    const decision = decideAct(act, state, register);
    if (!decision.ok) throw new Error(`task ${assignmentId} is ${state}: no ${act} by the register`);
    const { party, to } = decision;
    const done = {
      held,
      unit,
      caller: null,
      act,
      action: 'assignment.decide',
      party,
      to,
      at: effect.at,
    } as const;
    await this.ledger.record(session, done, effect.changes ?? {}, effect.content);
  }
}
