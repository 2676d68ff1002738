import type { TrackedAssignment } from '@namkhong/contracts/http/directive-assignments';
import { localDate, type Action, type CivilDate } from '@namkhong/domain';
import { type Caller, Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ActLedger } from './act-ledger.js';
import type { ActContent } from './act.repository.js';
import { AssignmentAccess } from './assignment-access.js';
import { AssignmentReader } from './assignment.reader.js';
import type { AssignmentChanges } from './assignment.repository.js';
import type { HeldAssignment } from './held-assignment.js';
import { decideAct, type Act, type LifeFault, type Party } from './life.js';
import { decidesOnOwnUnit, partiesOf } from './parties-of.js';

/** Which act somebody wants to do, and on which version of which assignment. */
export interface ActRequest {
  readonly assignmentId: string;
  readonly expectedVersion: number;
  readonly act: Act;
  /** What the act needs of the table of permissions. */
  readonly action: Action;
  /** Whether it was done before and doing it again changes nothing, whatever version it is made from. */
  readonly isRepeated?: (held: HeldAssignment) => boolean;
}

/** What an act comes to, once nothing stands in its way. */
export interface ActEffect {
  readonly changes?: AssignmentChanges;
  readonly content?: ActContent;
  /** What else it stores and announces, in the same transaction. */
  readonly also?: (session: Session) => Promise<void>;
}

/** When an act is done, and in which part. */
export interface Occasion {
  readonly party: Party;
  readonly now: Date;
  readonly today: CivilDate;
}

/** Does acts: one transaction that holds the assignment, asks the table, changes, notes and announces. */
@Injectable()
export class ActPerformer {
  constructor(
    private readonly database: Database,
    private readonly access: AssignmentAccess,
    private readonly ledger: ActLedger,
    private readonly reader: AssignmentReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws Problem 404 `assignment-unknown`, 403 `permission-denied`, `act-not-yours` or `decision-on-own-unit`, 412
   * `version-stale`, 409 with what of its state stands in the way, and whatever `effect` throws.
   */
  async perform(
    caller: Caller,
    request: ActRequest,
    effect: (held: HeldAssignment, occasion: Occasion, session: Session) => ActEffect | Promise<ActEffect>,
  ): Promise<TrackedAssignment> {
    const { assignmentId, act, action } = request;
    return this.database.transaction(async (session) => {
      const now = this.clock.now();
      const today = localDate(now);
      const { held, concerned } = await this.access.hold(session, caller, assignmentId, action);
      const decision = decideAct(act, held.state, partiesOf(caller, concerned));
      // Who may not is told so before anything about versions or states.
      if (!decision.ok && decision.code === 'act-not-yours') throw refusal(decision.code, held);
      if (decision.ok && request.isRepeated?.(held)) return this.show(session, assignmentId, today);
      if (decision.ok && decision.party === 'issuer' && decidesOnOwnUnit(caller, concerned, today)) {
        throw new Problem(403, 'decision-on-own-unit');
      }
      if (request.expectedVersion !== held.version) throw new Problem(412, 'version-stale');
      if (!decision.ok) throw refusal(decision.code, held);
      const { to, party } = decision;
      const { changes = {}, content = {}, also } = await effect(held, { now, today, party }, session);
      const done = { held, unit: concerned.unit, caller, act, action, party, to, at: now };
      await this.ledger.record(session, done, changes, content);
      await also?.(session);
      return this.show(session, assignmentId, today);
    });
  }

  private async show(session: Session, assignmentId: string, today: CivilDate): Promise<TrackedAssignment> {
    const found = await this.reader.find(session, assignmentId, today);
    if (found === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
    return found;
  }
}

function refusal(code: LifeFault, { state }: HeldAssignment): Problem {
  return new Problem(code === 'act-not-yours' ? 403 : 409, code, { state });
}
