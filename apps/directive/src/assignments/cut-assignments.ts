import type { CivilDate } from '@namkhong/domain';

export type Urgency = 'normal' | 'urgent' | 'express';

/** One task a clause makes for every unit addressed. */
interface Task {
  readonly clauseId: string;
  readonly title: string;
  readonly dueOn: CivilDate;
  readonly urgency: Urgency;
}

/** An assignment about to be issued. */
export interface NewAssignment extends Omit<Task, 'clauseId'> {
  readonly assignmentId: string;
  readonly kind: 'directive' | 'rectification';
  readonly directiveId: string | null;
  readonly directiveNumber: string | null;
  readonly clauseId: string | null;
  readonly caseId: string | null;
  readonly unitId: string;
  readonly illustrative: boolean;
}

export type CutFault =
  'directive-not-issued' | 'clause-unknown' | 'clause-repeated' | 'due-before-issue' | 'unit-not-in-force';

export interface CutRequest {
  readonly directive: {
    readonly directiveId: string;
    readonly number: string;
    readonly status: 'historical' | 'issued';
    readonly issuedOn: CivilDate;
    readonly clauseIds: readonly string[];
    readonly illustrative: boolean;
  };
  readonly tasks: readonly Task[];
  readonly unitIds: readonly string[];
  /** Those of the units that exist today. */
  readonly unitsInForce: ReadonlyMap<string, { readonly illustrative: boolean }>;
}

/** The first thing that forbids cutting the directive this way, or null. */
export function findCutFault(request: CutRequest): { code: CutFault; subject: string } | null {
  const { directive, tasks, unitIds, unitsInForce } = request;
  if (directive.status !== 'issued') return { code: 'directive-not-issued', subject: directive.number };
  const seen = new Set<string>();
  for (const { clauseId, dueOn } of tasks) {
    if (!directive.clauseIds.includes(clauseId)) return { code: 'clause-unknown', subject: clauseId };
    if (seen.has(clauseId)) return { code: 'clause-repeated', subject: clauseId };
    if (dueOn < directive.issuedOn) return { code: 'due-before-issue', subject: dueOn };
    seen.add(clauseId);
  }
  const missing = unitIds.find((unitId) => !unitsInForce.has(unitId));
  return missing === undefined ? null : { code: 'unit-not-in-force', subject: missing };
}

/** Every task for every unit, each unit once. */
export function cutAssignments(request: CutRequest, nextId: () => string): NewAssignment[] {
  const { directive, tasks, unitsInForce } = request;
  return tasks.flatMap((task) =>
    [...new Set(request.unitIds)].map((unitId) => ({
      ...task,
      assignmentId: nextId(),
      kind: 'directive' as const,
      directiveId: directive.directiveId,
      directiveNumber: directive.number,
      caseId: null,
      unitId,
      illustrative: directive.illustrative || (unitsInForce.get(unitId)?.illustrative ?? false),
    })),
  );
}
