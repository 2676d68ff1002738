import { compare, parseRational, rational, type CivilDate, type Quarter } from '@namkhong/domain';

export interface PlannedAction {
  readonly text: string;
  readonly dueOn: CivilDate;
}

export interface ActionState {
  readonly ordinal: number;
  readonly closedBy: string | null;
  readonly verifiedBy: string | null;
}

export type PlanFault =
  | 'plan-action-due-in-past'
  | 'plan-target-outside-scale'
  | 'plan-target-quarter-not-later'
  | 'plan-criterion-differs'
  | 'plan-begun'
  | 'action-unknown'
  | 'action-closed'
  | 'action-not-closed'
  | 'action-verified'
  | 'verified-by-own-unit';

/** Why a plan cannot be made so, or null. `lowCriterion` is that of the case that asked for it. */
export function findPlanFault(
  plan: {
    readonly actions: readonly PlannedAction[];
    readonly target: string;
    readonly baseline: Quarter;
    readonly targetQuarter: Quarter;
    readonly criterion: string;
  },
  lowCriterion: string | null,
  today: CivilDate,
): PlanFault | null {
  if (plan.actions.some(({ dueOn }) => dueOn < today)) return 'plan-action-due-in-past';
  const target = parseRational(plan.target);
  if (compare(target, rational(0n)) < 0 || compare(target, rational(100n)) > 0)
    return 'plan-target-outside-scale';
  if (plan.targetQuarter <= plan.baseline) return 'plan-target-quarter-not-later';
  return lowCriterion !== null && lowCriterion !== plan.criterion ? 'plan-criterion-differs' : null;
}

/** A plan is rewritten until its unit has closed something of it. */
export function findChangeFault(actions: readonly ActionState[]): PlanFault | null {
  return actions.some(({ closedBy }) => closedBy !== null) ? 'plan-begun' : null;
}

/** Why the unit cannot close the action, or null. */
export function findClosingFault(action: ActionState | undefined): PlanFault | null {
  if (!action) return 'action-unknown';
  return action.closedBy === null ? null : 'action-closed';
}

/** Why somebody cannot verify the action: what is verified was closed by others, and not by the verifier's own unit. */
export function findVerificationFault(
  action: ActionState | undefined,
  verifier: { readonly account: string; readonly isOfUnit: boolean },
): PlanFault | null {
  if (!action) return 'action-unknown';
  if (action.closedBy === null) return 'action-not-closed';
  if (action.verifiedBy !== null) return 'action-verified';
  return verifier.isOfUnit || verifier.account === action.closedBy ? 'verified-by-own-unit' : null;
}
