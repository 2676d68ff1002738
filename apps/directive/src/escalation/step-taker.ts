import { assignmentEscalatedV1 } from '@namkhong/contracts';
import { nationalCalendar, type CivilDate } from '@namkhong/domain';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { OpenTaskReader, type OpenTask } from '../assignments/open-task.reader.js';
import { WorkingCalendarReader } from '../calendar/working-calendar.reader.js';
import { chooseRecipient } from './choose-recipient.js';
import { CommandLineReader } from './command-line.reader.js';
import { stepsDue, type DueStep } from './decide-escalation.js';
import { EscalationRepository, escalationKey, type Escalation } from './escalation.repository.js';
import type { Ladder } from './ladder.js';
import { rememberShifts, type Shift } from './working-day-shift.js';

/** What a scan looks with. */
export interface Look {
  readonly now: Date;
  readonly today: CivilDate;
  readonly ladders: ReadonlyMap<string, Ladder>;
  readonly shiftBy: ReturnType<typeof rememberShifts>;
}

interface DueTask {
  readonly task: OpenTask;
  readonly ladder: Ladder;
  readonly due: readonly DueStep[];
}

/** Takes the steps that are due for some open tasks: stored once, and announced, in the caller's transaction. */
@Injectable()
export class StepTaker {
  constructor(
    private readonly tasks: OpenTaskReader,
    private readonly calendars: WorkingCalendarReader,
    private readonly commandLines: CommandLineReader,
    private readonly repository: EscalationRepository,
    private readonly events: Events,
  ) {}

  /** Looks first, then holds what has something due and looks again: somebody may have claimed in between. */
  async take(
    session: Session,
    tasks: readonly OpenTask[],
    look: Look,
  ): Promise<{ readonly taken: number; readonly beyondCalendar: number }> {
    const ids = tasks.map(({ assignmentId }) => assignmentId);
    const taken = await this.repository.taken(session, ids);
    const shifts = await this.shifts(session, tasks, look);
    const { found, beyondCalendar } = findDue(tasks, look, shifts, taken);
    if (found.length === 0) return { taken: 0, beyondCalendar };
    const held = await this.tasks.hold(
      session,
      found.map(({ task }) => task.assignmentId),
    );
    // What another scan took meanwhile is refused where it is stored.
    const still = findDue(held, look, shifts, taken);
    return { taken: await this.record(session, still.found, look), beyondCalendar };
  }

  private async shifts(
    session: Session,
    tasks: readonly OpenTask[],
    { shiftBy }: Look,
  ): Promise<ReadonlyMap<string, Shift>> {
    const unitIds = [...new Set(tasks.map(({ unitId }) => unitId))];
    const calendars = await this.calendars.calendarsFor(session, unitIds);
    return new Map(unitIds.map((unitId) => [unitId, shiftBy(calendars.get(unitId) ?? nationalCalendar)]));
  }

  private async record(session: Session, found: readonly DueTask[], { now, today }: Look): Promise<number> {
    const unitIds = [...new Set(found.map(({ task }) => task.unitId))];
    const { lines, holders } = await this.commandLines.read(session, unitIds, today);
    const steps = found.flatMap(({ task, ladder, due }) =>
      due.map(({ step, about, fellDueOn }) => ({
        task,
        escalation: {
          ...{
            assignmentId: task.assignmentId,
            step: step.code,
            about,
            ladderId: ladder.ladderId,
            fellDueOn,
          },
          recipient: chooseRecipient(step, lines.get(task.unitId) ?? [task.unitId], holders),
        } satisfies Escalation,
      })),
    );
    const added = await this.repository.add(
      session,
      steps.map(({ escalation }) => escalation),
      now,
    );
    const announced = steps.filter(({ escalation: { assignmentId, step, about } }) =>
      added.has(escalationKey(assignmentId, step, about)),
    );
    await this.events.appendAll(
      session,
      assignmentEscalatedV1,
      announced.map(({ task: { unitId, dueOn, illustrative }, escalation }) => {
        const { assignmentId, step, fellDueOn, recipient } = escalation;
        const told = { ...recipient, officialIds: [...recipient.officialIds] };
        return { assignmentId, unitId, step, dueOn, fellDueOn, recipient: told, illustrative };
      }),
    );
    return announced.length;
  }
}

function findDue(
  tasks: readonly OpenTask[],
  { ladders, today }: Look,
  shifts: ReadonlyMap<string, Shift>,
  taken: ReadonlySet<string>,
): { readonly found: readonly DueTask[]; readonly beyondCalendar: number } {
  const found: DueTask[] = [];
  let beyondCalendar = 0;
  for (const task of tasks) {
    const { assignmentId, unitId, urgency } = task;
    const ladder = ladders.get(urgency);
    const shift = shifts.get(unitId);
    if (ladder === undefined || shift === undefined) continue;
    const isTaken = (step: string, about: CivilDate) => taken.has(escalationKey(assignmentId, step, about));
    const steps = stepsDue(task, ladder.steps, today, shift, isTaken);
    beyondCalendar += steps.beyondCalendar;
    if (steps.due.length > 0) found.push({ task, ladder, due: steps.due });
  }
  return { found, beyondCalendar };
}
