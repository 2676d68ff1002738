import type { CivilDate } from '../calendar/civil-date.js';

/** Where a task stands: done or not, and by its deadline or past it (the four groups of QĐ 42/2014/QĐ-TTg’s reports). */
export const standings = ['done-in-time', 'done-late', 'open-in-time', 'open-overdue'] as const;
export type Standing = (typeof standings)[number];

/** What of a task its standing rests on. A task that was withdrawn has none and is not asked. */
export interface FollowedTask {
  /** The last day in time; null where none was set, and then nothing is ever late. */
  readonly dueOn: CivilDate | null;
  /** The day of the unit's own report of completion; null while there is none, and again once it was returned. */
  readonly claimedOn: CivilDate | null;
  /** Whether the issuer accepted that report. */
  readonly accepted: boolean;
  /** Where the deadline was an hour: whether that passed before the task was claimed. */
  readonly missedHour?: boolean;
}

/** The standing by the unit's own word: claimed is done. Published only beside the verified one. */
export function selfClosedStanding(task: FollowedTask, today: CivilDate): Standing {
  return standingOf(task.claimedOn !== null, task, today);
}

/**
 * The standing that the issuer has verified: accepted is done. The unit's part ends on the day it claims, so the days that
 * an issuer takes to look at a claim make nobody late, neither before the acceptance nor after it.
 */
export function verifiedStanding(task: FollowedTask, today: CivilDate): Standing {
  return standingOf(task.accepted, task, today);
}

function standingOf(done: boolean, task: FollowedTask, today: CivilDate): Standing {
  const late = isLate(task, today);
  if (done) return late ? 'done-late' : 'done-in-time';
  return late ? 'open-overdue' : 'open-in-time';
}

/** Whether the last day passed, or the hour on it, before the task was claimed. */
export function isLate(
  { dueOn, claimedOn, missedHour = false }: Omit<FollowedTask, 'accepted'>,
  today: CivilDate,
): boolean {
  return dueOn !== null && ((claimedOn ?? today) > dueOn || missedHour);
}
