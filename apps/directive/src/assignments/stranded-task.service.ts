import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SuccessionReader } from '../organisation/succession.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { ActLedger } from './act-ledger.js';
import { AssignmentRepository, type StrandedTask } from './assignment.repository.js';
import { decideAct } from './life.js';
import { anew, TaskMover } from './task-mover.js';

const register = new Set(['register'] as const);

/** How many of some were passed on, and the last of them; undefined where none is left to look at. */
export interface PassedTasks {
  readonly passed: number;
  readonly last: string | undefined;
}

/** Passes open tasks of units that ended on to whoever carries those on. */
@Injectable()
export class StrandedTaskService {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly successions: SuccessionReader,
    private readonly units: UnitReader,
    private readonly ledger: ActLedger,
    private readonly mover: TaskMover,
  ) {}

  /**
   * Looks at some, and answers how many were passed on and the last of them. A task whose unit nobody carries on, or several
   * do, stays for the issuer to transfer; one whose successor was given the same is joined with that.
   */
  async pass(
    session: Session,
    at: { readonly now: Date; readonly today: CivilDate },
    page: { readonly after: string; readonly limit: number },
  ): Promise<PassedTasks> {
    const stranded = await this.repository.lockStranded(session, at.today, page);
    const ended = [...new Set(stranded.map(({ unitId }) => unitId))];
    const carriers = await this.successions.carriersOf(session, ended, at.today);
    let passed = 0;
    for (const task of stranded) {
      const carrier = carriers.get(task.unitId);
      if (carrier === undefined) continue;
      await this.passOn(session, task, carrier, at);
      passed += 1;
    }
    return { passed, last: stranded.length < page.limit ? undefined : stranded.at(-1)?.assignmentId };
  }

  private async passOn(
    session: Session,
    task: StrandedTask,
    toUnitId: string,
    { now, today }: { readonly now: Date; readonly today: CivilDate },
  ): Promise<void> {
    const { assignmentId, unitId: fromUnitId, dueOn } = task;
    const unit = await this.units.target(session, fromUnitId);
    if (unit === null) throw new Error(`task ${assignmentId} is of a unit that does not exist`);
    const isJoined = await this.repository.isGiven(session, assignmentId, toUnitId);
    const act = isJoined ? 'withdraw' : 'transfer';
    const decision = decideAct(act, task.state, register);
    if (!decision.ok) throw new Error(`task ${assignmentId} is ${task.state} and cannot be passed on`);
    const { party, to } = decision;
    await this.ledger.record(
      session,
      { held: task, unit, caller: null, act, action: 'assignment.decide', party, to, at: now },
      isJoined ? {} : { ...anew, unitId: toUnitId },
      { toUnitId },
    );
    const move = { assignmentId, fromUnitId, unitId: toUnitId, dueOn, now, today };
    await (isJoined ? this.mover.join(session, move) : this.mover.move(session, move));
  }
}
