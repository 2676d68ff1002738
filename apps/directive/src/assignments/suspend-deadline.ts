import {
  addDays,
  deadlinePointOf,
  localDate,
  startOfDay,
  type CivilDate,
  type DeadlinePoint,
  type DeadlineRule,
  type WorkingCalendar,
} from '@namkhong/domain';
import type { HeldAssignment } from './held-assignment.js';

export type SuspensionFault =
  'assignment-undated' | 'suspension-after-deadline' | 'suspension-empty' | 'suspension-overlaps';

/** A deadline that stands still for a while: what it follows from now, and where that leads. */
export interface SuspendedDeadline {
  readonly rule: DeadlineRule;
  readonly due: DeadlinePoint;
}

/**
 * Lets the deadline of a task stand still from today until the day on which it runs again: the working days, or hours, that
 * were left today are left then. Only a deadline that still runs can stand still; nothing that is late becomes timely.
 * Throws DayOutsideCalendarError.
 */
export function suspendDeadline(
  calendar: WorkingCalendar,
  task: Pick<HeldAssignment, 'dueOn' | 'dueAt' | 'dueRule'>,
  { now, until }: { readonly now: Date; readonly until: CivilDate },
): SuspendedDeadline | SuspensionFault {
  const { dueOn, dueAt, dueRule } = task;
  const today = localDate(now);
  if (dueOn === null) return 'assignment-undated';
  if (today > dueOn || (dueAt !== null && now > dueAt)) return 'suspension-after-deadline';
  if (suspendedUntil(dueRule, today) !== null) return 'suspension-overlaps';
  if (until <= today) return 'suspension-empty';
  const rule =
    dueAt === null
      ? daysLater(calendar, dueOn, dueRule, { from: today, to: until })
      : hoursLater(calendar, dueAt, now, until);
  if (rule === null) return 'suspension-empty';
  const due = deadlinePointOf(calendar, rule);
  return due.on > dueOn || (due.at !== null && dueAt !== null && due.at > dueAt)
    ? { rule, due }
    : 'suspension-empty';
}

/** The first day on which a deadline that stands still today runs again; null where it runs. */
export function suspendedUntil(rule: DeadlineRule | null, today: CivilDate): CivilDate | null {
  if (rule === null || rule.kind === 'fixed') return null;
  if (rule.kind === 'working-hours') {
    const from = localDate(new Date(rule.from));
    return from > today ? from : null;
  }
  return rule.pauses.find(({ from, to }) => from <= today && today < to)?.to ?? null;
}

/** A count goes on without the days of the pause; a day that was named moves by the working days that the pause took from it. */
function daysLater(
  calendar: WorkingCalendar,
  dueOn: CivilDate,
  rule: DeadlineRule | null,
  pause: { readonly from: CivilDate; readonly to: CivilDate },
): DeadlineRule | null {
  if (rule !== null && 'pauses' in rule) return { ...rule, pauses: [...rule.pauses, pause] };
  const lastPaused = addDays(pause.to, -1);
  const count = calendar.workingDaysBetween(addDays(pause.from, -1), lastPaused < dueOn ? lastPaused : dueOn);
  return count === 0 ? null : { kind: 'working-days', from: dueOn, count, pauses: [pause] };
}

/** Whole hours: what is left of one counts as one. */
function hoursLater(calendar: WorkingCalendar, dueAt: Date, now: Date, until: CivilDate): DeadlineRule {
  const count = Math.max(1, Math.ceil(calendar.workingHoursBetween(now, dueAt)));
  return { kind: 'working-hours', from: startOfDay(until).toISOString(), count };
}
