import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SuccessionReader } from '../organisation/succession.reader.js';
import { AssignmentRepository, type StrandedTask } from './assignment.repository.js';
import { RegisterActs, type Moment, type Page, type Passed } from './register-acts.js';
import { anew, TaskMover } from './task-mover.js';

/** Passes open tasks of units that ended on to whoever carries those on. */
@Injectable()
export class StrandedTaskService {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly successions: SuccessionReader,
    private readonly acts: RegisterActs,
    private readonly mover: TaskMover,
  ) {}

  /**
   * Looks at some, and answers how many were passed on and the last of them. A task whose unit nobody carries on, or several
   * do, stays for the issuer to transfer; one whose successor was given the same is joined with that.
   */
  async pass(session: Session, at: Moment, page: Page<string>): Promise<Passed<string>> {
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
    { now, today }: Moment,
  ): Promise<void> {
    const { assignmentId, unitId: fromUnitId, dueOn } = task;
    const isJoined = await this.repository.isGiven(session, assignmentId, toUnitId);
    await this.acts.record(session, task, isJoined ? 'withdraw' : 'transfer', {
      changes: isJoined ? {} : { ...anew, unitId: toUnitId },
      content: { toUnitId },
      at: now,
    });
    const move = { assignmentId, fromUnitId, unitId: toUnitId, dueOn, now, today };
    await (isJoined ? this.mover.join(session, move) : this.mover.move(session, move));
  }
}
