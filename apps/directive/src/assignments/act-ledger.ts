import type { AssignmentState } from '@namkhong/contracts/http/directive-assignments';
import type { Action, TargetUnit } from '@namkhong/domain';
import { AuditLog, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ActRepository, type ActContent } from './act.repository.js';
import { AssignmentRepository, type AssignmentChanges } from './assignment.repository.js';
import type { HeldAssignment } from './held-assignment.js';
import type { Act, Party } from './life.js';

/** An act that is done: by whom (null: the register of units says so), in which part, by virtue of which action, and where it led. */
export interface DoneAct {
  readonly held: Pick<HeldAssignment, 'assignmentId' | 'state' | 'version'>;
  readonly unit: TargetUnit;
  readonly caller: Caller | null;
  readonly act: Act;
  readonly action: Action;
  readonly party: Party;
  readonly to: AssignmentState;
  readonly at: Date;
}

/** Writes an act down three times over: what it changed, in the history people read, and in the chained log. */
@Injectable()
export class ActLedger {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly acts: ActRepository,
    private readonly audit: AuditLog,
  ) {}

  async record(
    session: Session,
    { held, unit, caller, act, action, party, to, at }: DoneAct,
    changes: AssignmentChanges,
    content: ActContent,
  ): Promise<void> {
    const { assignmentId, state: from } = held;
    const version = held.version + 1;
    await this.repository.save(session, assignmentId, { ...changes, state: to, version });
    await this.acts.add(session, {
      ...content,
      ...{ assignmentId, act, from, to, party, at },
      actor: caller?.subject ?? party,
      officialId: caller?.officialId ?? null,
    });
    this.audit.append(session, {
      act: `${action}/${act}`,
      ...{ caller, unit, targets: [assignmentId] },
      details: { from, to, party, version },
    });
  }
}
