import type { CivilDate, DeadlineRule } from '@namkhong/domain';
import { deadlineRuleOf, type Limit, type Pause } from './deadline-rule.js';

/** A version of a limit, with its source; a later version never changes a clock that runs by an earlier one. */
export interface ClockRule extends Limit {
  readonly code: string;
  readonly version: number;
  readonly extensions: readonly ExtensionRule[];
  readonly runsFrom: string;
  readonly legalBasis: string;
  readonly effectiveFrom: CivilDate;
}

interface ExtensionRule {
  readonly ground: string;
  readonly amount: number;
  readonly times: number;
}

/** What a clock is about. */
export interface Matter {
  readonly kind: 'case' | 'finding';
  readonly id: string;
}

export interface Suspension extends Pause {
  readonly reason: string;
  readonly decidedAt: string;
}

export interface Extension {
  readonly ground: string;
  readonly amount: number;
  readonly reason: string;
  readonly decidedAt: string;
}

/** One limit that runs, or ran, for one matter. */
export interface RunningClock {
  readonly startedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly stoppedOn: CivilDate | null;
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
}

/** Limits that the steps of cases and findings start and stop themselves; nobody starts or ends one by hand. */
const PROCESS_RULES: readonly string[] = [
  'finding-explanation',
  'finding-appeal',
  'finding-appeal-decision',
  'finding-effect',
  'case-reply',
  'case-decision',
  'case-appeal',
  'case-appeal-decision',
];

export type ClockFault =
  | 'clock-of-process'
  | 'clock-from-future'
  | 'clock-end-impossible'
  | 'clock-stopped'
  | 'suspension-without-end'
  | 'suspension-without-reason'
  | 'suspension-empty'
  | 'suspension-outside-clock'
  | 'suspension-overlaps'
  | 'extension-ground-unknown'
  | 'extension-used-up'
  | 'extension-too-late';

/** Why nobody may start a clock of the rule from the day by hand, or null. */
export function findStartFault(rule: string, from: CivilDate, today: CivilDate): ClockFault | null {
  if (PROCESS_RULES.includes(rule)) return 'clock-of-process';
  return from > today ? 'clock-from-future' : null;
}

/** Why the step that the clock waits for cannot have been taken on the day, or null. */
export function findEndFault(
  clock: Pick<RunningClock, 'startedOn' | 'stoppedOn'> & { readonly rule: string },
  on: CivilDate,
  today: CivilDate,
): ClockFault | null {
  if (clock.stoppedOn !== null) return 'clock-stopped';
  if (PROCESS_RULES.includes(clock.rule)) return 'clock-of-process';
  return on < clock.startedOn || on > today ? 'clock-end-impossible' : null;
}

/** Why the clock cannot stand still in these days, or null. A suspension always says until when, and why. */
export function findSuspensionFault(
  clock: RunningClock,
  asked: { readonly from: CivilDate; readonly to: CivilDate | null; readonly reason: string },
): ClockFault | null {
  const { from, to } = asked;
  if (clock.stoppedOn !== null) return 'clock-stopped';
  if (to === null) return 'suspension-without-end';
  if (asked.reason.trim() === '') return 'suspension-without-reason';
  if (to <= from) return 'suspension-empty';
  if (from < clock.startedOn || from > clock.dueOn) return 'suspension-outside-clock';
  return clock.suspensions.some((other) => from < other.to && other.from < to) ? 'suspension-overlaps' : null;
}

/** By how much the rule lengthens the clock for the ground, or why it does not: only before its last day is over. */
export function decideExtension(
  clock: RunningClock,
  rule: Pick<ClockRule, 'extensions'>,
  ground: string,
  today: CivilDate,
): { readonly amount: number } | ClockFault {
  if (clock.stoppedOn !== null) return 'clock-stopped';
  const allowed = rule.extensions.find((each) => each.ground === ground);
  if (!allowed) return 'extension-ground-unknown';
  if (today > clock.dueOn) return 'extension-too-late';
  const used = clock.extensions.filter((each) => each.ground === ground).length;
  return used < allowed.times ? { amount: allowed.amount } : 'extension-used-up';
}

/** What the last day of the clock follows from: its rule, its suspensions and its extensions. */
export function ruleOfClock(
  limit: Limit,
  { startedOn, suspensions, extensions }: Pick<RunningClock, 'startedOn' | 'suspensions' | 'extensions'>,
): DeadlineRule {
  const added = extensions.reduce((sum, { amount }) => sum + amount, 0);
  const pauses = suspensions.map(({ from, to }) => ({ from, to }));
  return deadlineRuleOf(limit, startedOn, { added, pauses });
}

/** Whether the last day has passed without the step, or the step came after it. */
export function isClockOverdue(
  { dueOn, stoppedOn }: Pick<RunningClock, 'dueOn' | 'stoppedOn'>,
  today: CivilDate,
) {
  return (stoppedOn ?? today) > dueOn;
}
