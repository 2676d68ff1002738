import type { CivilDate, DeadlinePoint, DeadlineRule } from '@namkhong/domain';

export type Urgency = 'normal' | 'urgent' | 'express';

/** One task a clause makes for every unit addressed; `dueOn` null and no count: without a deadline. */
interface CutTask {
  readonly clauseId: string;
  readonly title: string;
  readonly dueOn: CivilDate | null;
  /** Instead of a date: working days from the day of issue, by the calendar of each unit. */
  readonly dueInWorkingDays: number | null;
  /** Instead: working hours from now, likewise. */
  readonly dueInWorkingHours: number | null;
  readonly urgency: Urgency;
  readonly expectedOutput: string | null;
  readonly supporting: readonly string[];
}

/** An assignment about to be issued. */
export interface NewAssignment {
  readonly assignmentId: string;
  readonly kind: 'directive' | 'rectification';
  readonly directiveId: string | null;
  readonly directiveNumber: string | null;
  readonly clauseId: string | null;
  readonly caseId: string | null;
  readonly unitId: string;
  readonly title: string;
  readonly dueOn: CivilDate | null;
  /** The instant on that day, where hours were given. */
  readonly dueAt?: Date | null;
  /** The count of days or hours that the deadline follows from, where nobody named the day. */
  readonly dueRule?: DeadlineRule | null;
  readonly urgency: Urgency;
  readonly expectedOutput?: string | null;
  readonly supportingUnitIds?: readonly string[];
  /** The recurring reporting duty that makes it, and the month or quarter it is about. */
  readonly duty?: { readonly dutyId: string; readonly period: string } | null;
  readonly illustrative: boolean;
}

export type CutFault =
  | 'directive-not-issued'
  | 'directive-not-in-force'
  | 'clause-repealed'
  | 'clause-unknown'
  | 'clause-repeated'
  | 'due-before-issue'
  | 'due-in-past'
  | 'calendar-lacks-day'
  | 'supporting-unit-leads'
  | 'unit-not-in-force';

export interface CutRequest {
  readonly directive: {
    readonly directiveId: string;
    readonly number: string;
    readonly status: 'historical' | 'issued';
    readonly issuedOn: CivilDate;
    /** Whether a later document has superseded or revoked it. */
    readonly ended: boolean;
    readonly clauseIds: readonly string[];
    readonly repealedClauseIds: readonly string[];
    readonly illustrative: boolean;
  };
  readonly tasks: readonly CutTask[];
  readonly unitIds: readonly string[];
  /** Those of all units named, supporting ones too, that exist today. */
  readonly unitsInForce: ReadonlyMap<string, { readonly illustrative: boolean }>;
  readonly today: CivilDate;
  readonly now: Date;
  /** Whether the working calendar speaks of the day. */
  readonly isKnownDay: (day: CivilDate) => boolean;
}

/** The first thing that forbids cutting the directive this way, or null. */
export function findCutFault(request: CutRequest): { code: CutFault; subject: string } | null {
  const { directive, tasks, unitIds, unitsInForce } = request;
  if (directive.status !== 'issued') return { code: 'directive-not-issued', subject: directive.number };
  if (directive.ended) return { code: 'directive-not-in-force', subject: directive.number };
  const seen = new Set<string>();
  for (const task of tasks) {
    const { clauseId, supporting } = task;
    if (!directive.clauseIds.includes(clauseId)) return { code: 'clause-unknown', subject: clauseId };
    if (directive.repealedClauseIds.includes(clauseId)) return { code: 'clause-repealed', subject: clauseId };
    if (seen.has(clauseId)) return { code: 'clause-repeated', subject: clauseId };
    seen.add(clauseId);
    const fault = findDateFault(request, task);
    if (fault !== null) return fault;
    const leads = supporting.find((unitId) => unitIds.includes(unitId));
    if (leads !== undefined) return { code: 'supporting-unit-leads', subject: leads };
  }
  const named = [...unitIds, ...tasks.flatMap(({ supporting }) => supporting)];
  const missing = named.find((unitId) => !unitsInForce.has(unitId));
  return missing === undefined ? null : { code: 'unit-not-in-force', subject: missing };
}

function findDateFault({ directive, today, isKnownDay }: CutRequest, { dueOn }: CutTask) {
  if (dueOn === null) return null;
  if (dueOn < directive.issuedOn) return { code: 'due-before-issue' as const, subject: dueOn };
  // A demonstration plays in its own time.
  if (dueOn < today && !directive.illustrative) return { code: 'due-in-past' as const, subject: dueOn };
  return isKnownDay(dueOn) ? null : { code: 'calendar-lacks-day' as const, subject: dueOn };
}

/**
 * Every task for every unit, each unit once.
 *
 * @param pointOf where a rule leads to by the calendar of a unit
 */
export function cutAssignments(
  request: CutRequest,
  nextId: () => string,
  pointOf: (unitId: string, rule: DeadlineRule) => DeadlinePoint,
): NewAssignment[] {
  const { directive, tasks, unitsInForce } = request;
  return tasks.flatMap(({ supporting, dueInWorkingDays, dueInWorkingHours, dueOn, ...task }) => {
    const dueRule = ruleOf({ dueInWorkingDays, dueInWorkingHours }, request);
    const dueFor = (unitId: string) => {
      const { on, at } = dueRule === null ? { on: dueOn, at: null } : pointOf(unitId, dueRule);
      return { dueOn: on, dueAt: at };
    };
    return [...new Set(request.unitIds)].map((unitId) => ({
      ...task,
      assignmentId: nextId(),
      kind: 'directive' as const,
      directiveId: directive.directiveId,
      directiveNumber: directive.number,
      caseId: null,
      unitId,
      ...dueFor(unitId),
      dueRule,
      supportingUnitIds: [...new Set(supporting)],
      illustrative: directive.illustrative || (unitsInForce.get(unitId)?.illustrative ?? false),
    }));
  });
}

function ruleOf(
  {
    dueInWorkingDays: days,
    dueInWorkingHours: hours,
  }: Pick<CutTask, 'dueInWorkingDays' | 'dueInWorkingHours'>,
  { today, now }: Pick<CutRequest, 'today' | 'now'>,
): DeadlineRule | null {
  if (hours !== null) return { kind: 'working-hours', from: now.toISOString(), count: hours };
  return days === null ? null : { kind: 'working-days', from: today, count: days, pauses: [] };
}
