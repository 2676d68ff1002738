import type { CivilDate } from '@namkhong/domain';
import type { LadderStep } from './ladder.js';

/** An open task, as a ladder sees it. */
export interface LadderTask {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly urgency: 'normal' | 'urgent' | 'express';
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly acknowledged: boolean;
  readonly claimed: boolean;
  readonly illustrative: boolean;
}

/** A step that falls due: `about` is the day it was counted from. */
export interface DueStep {
  readonly step: LadderStep;
  readonly about: CivilDate;
  readonly fellDueOn: CivilDate;
}

/**
 * The steps of a ladder that are due for an open task today and were not taken before. A step before the deadline or on it is
 * a reminder and lapses with the day: nobody is reminded of a day that has gone. What comes after it stays due until it is
 * taken, however long the platform was away.
 *
 * @param shift the working day so many after a day, or before it; null where that is not known yet
 * @param isTaken whether the step was taken about this day before
 */
export function stepsDue(
  task: LadderTask,
  steps: readonly LadderStep[],
  today: CivilDate,
  shift: (day: CivilDate, workingDays: number) => CivilDate | null,
  isTaken: (step: string, about: CivilDate) => boolean,
): { readonly due: readonly DueStep[]; readonly beyondCalendar: number } {
  const due: DueStep[] = [];
  let beyondCalendar = 0;
  for (const step of steps) {
    const about = step.anchor === 'issue' ? task.issuedOn : task.dueOn;
    if (about === null || isStopped(step, task) || isTaken(step.code, about)) continue;
    if (step.anchor === 'due' && step.workingDays <= 0 && today > about) continue;
    // A day that has not come needs no counting: the anchor itself is still ahead.
    if (step.workingDays >= 0 && about > today) continue;
    const fellDueOn = step.workingDays === 0 ? about : shift(about, step.workingDays);
    if (fellDueOn === null) beyondCalendar += 1;
    else if (fellDueOn <= today) due.push({ step, about, fellDueOn });
  }
  return { due, beyondCalendar };
}

/** A task that is accepted or withdrawn is not open, so nothing asks here about acceptance. */
function isStopped({ stoppedBy }: LadderStep, { acknowledged, claimed }: LadderTask): boolean {
  return (stoppedBy === 'acknowledgement' && acknowledged) || (stoppedBy === 'claim' && claimed);
}
