import type { CivilDate } from '@namkhong/domain';

export type InspectionState = 'planned' | 'under-way' | 'ended' | 'cancelled';
export type InspectionAct = 'begin' | 'end' | 'cancel';

/** What becomes of an inspection by each act; what is not here is refused. */
const inspectionLife: Readonly<
  Record<InspectionState, Readonly<Partial<Record<InspectionAct, InspectionState>>>>
> = {
  planned: { begin: 'under-way', cancel: 'cancelled' },
  'under-way': { end: 'ended', cancel: 'cancelled' },
  ended: {},
  cancelled: {},
};

export interface Inspection {
  readonly inspectionId: string;
  readonly unitId: string;
  readonly kind: 'planned' | 'unplanned';
  readonly title: string;
  readonly legalBasis: string;
  readonly ground: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly state: InspectionState;
  readonly version: number;
  readonly illustrative: boolean;
}

export type InspectionFault =
  | 'inspection-interval-empty'
  | 'inspection-without-ground'
  | 'inspection-state-forbids'
  | 'inspection-has-findings'
  | 'cancellation-without-reason';

/** Why an inspection cannot be planned so, or null: outside the plan it needs a ground. */
export function findPlanFault(
  plan: Pick<Inspection, 'kind' | 'ground' | 'from' | 'to'>,
): InspectionFault | null {
  if (plan.to < plan.from) return 'inspection-interval-empty';
  return plan.kind === 'unplanned' && plan.ground === null ? 'inspection-without-ground' : null;
}

/** The state after the act, or why there is none. One that has found something is ended, not cancelled. */
export function decideInspection(
  state: InspectionState,
  act: InspectionAct,
  { findings, reason }: { readonly findings: number; readonly reason: string | null },
): { readonly state: InspectionState } | InspectionFault {
  const next = inspectionLife[state][act];
  if (next === undefined) return 'inspection-state-forbids';
  if (act === 'cancel' && findings > 0) return 'inspection-has-findings';
  if (act === 'cancel' && reason === null) return 'cancellation-without-reason';
  return { state: next };
}

/** Whether findings may be drafted: while it is held, and afterwards while its report is written. */
export function takesFindings(state: InspectionState): boolean {
  return state === 'under-way' || state === 'ended';
}
