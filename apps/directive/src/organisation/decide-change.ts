import type { ChangeRequest, ChangeStep, Consequence } from '@namkhong/contracts/http/directive-organisation';
import { accepted, refused, type Parsed, type Reason } from '@namkhong/domain';
import { beginUnit, type BeginFault } from './begin-unit.js';
import { OrganisationDraft, type RecordedOrganisation } from './organisation-draft.js';
import type { PlacementFault } from './placement.js';
import type { PostState } from './post-state.js';
import type { ServicePointState } from './service-point-state.js';
import { mergeUnits, splitUnit, dissolveUnit, type EndFault } from './end-units.js';
import { moveUnit, renameUnit, type TurnFault } from './turn-unit.js';
import type { UnitState } from './unit-state.js';

export type ChangeFault = BeginFault | PlacementFault | EndFault | TurnFault;

/** Everything a change writes, and what it means in words. */
export interface ChangeDecision {
  readonly units: readonly UnitState[];
  readonly posts: readonly PostState[];
  readonly servicePoints: readonly ServicePointState[];
  readonly consequences: readonly Consequence[];
}

/**
 * Works a change out: its steps in order, all on one day, each on what the steps before it left. Refuses the whole for the
 * first step that cannot be, with its number from 1 as `step`.
 */
export function decideChange(
  recorded: RecordedOrganisation,
  request: Pick<ChangeRequest, 'effectiveOn' | 'legalBasis' | 'steps'>,
  nextId: () => string,
): Parsed<ChangeDecision, ChangeFault> {
  const draft = new OrganisationDraft(recorded, request.effectiveOn, request.legalBasis, nextId);
  for (const [index, step] of request.steps.entries()) {
    const fault = take(draft, step);
    if (fault) return refused(fault.code, { ...fault.params, step: index + 1 });
  }
  return accepted(draft.outcome());
}

function take(draft: OrganisationDraft, step: ChangeStep): Reason<ChangeFault> | null {
  switch (step.kind) {
    case 'create': {
      const { illustrative, ...unit } = step.unit;
      const begun = beginUnit(draft, unit, { illustrative, predecessorIds: [] });
      return begun.ok ? null : begun.reason;
    }
    case 'rename':
      return renameUnit(draft, step);
    case 're-parent':
      return moveUnit(draft, step);
    case 'merge':
      return mergeUnits(draft, step);
    case 'split':
      return splitUnit(draft, step);
    case 'dissolve':
      return dissolveUnit(draft, step);
  }
}
