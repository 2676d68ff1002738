import type { ChangeStep } from '@namkhong/contracts/http/directive-organisation';
import type { CivilDate, Reason } from '@namkhong/domain';
import type { NamedUnitFault, OrganisationDraft } from './organisation-draft.js';
import { nameOn, parentOn, type UnitState } from './unit-state.js';
import { withNameSince, withParentSince } from './unit-turns.js';

type Step<Kind extends ChangeStep['kind']> = Extract<ChangeStep, { kind: Kind }>;

export type TurnFault =
  NamedUnitFault | 'name-unchanged' | 'parent-unchanged' | 'parent-below-itself' | 'illustrative-mixed';

/** Gives a unit another name from the day on; it stays the same unit. */
export function renameUnit(draft: OrganisationDraft, step: Step<'rename'>): Reason<TurnFault> | null {
  const unit = draft.goingOn(step.unitCode);
  if (!unit.ok) return unit.reason;
  const name = step.name.normalize('NFC');
  const last = unit.value.names.at(-1)?.since ?? unit.value.validFrom;
  if (isTooLate(last, draft.day)) return changedLater(unit.value, last);
  const before = nameOn(unit.value, draft.day);
  if (before === name) return { code: 'name-unchanged', params: { unitCode: step.unitCode, text: name } };
  draft.put(withNameSince(unit.value, draft.day, name));
  const { unitId, code } = unit.value;
  draft.tell({ kind: 'unit-renamed', subjectId: unitId, subject: code, from: before, to: name });
  return null;
}

/** Puts a unit, with all below it, under another one from the day on. */
export function moveUnit(draft: OrganisationDraft, step: Step<'re-parent'>): Reason<TurnFault> | null {
  const unit = draft.goingOn(step.unitCode);
  if (!unit.ok) return unit.reason;
  const parent = step.parentCode === null ? null : draft.goingOn(step.parentCode);
  if (parent !== null && !parent.ok) return parent.reason;
  const last = unit.value.parents.at(-1)?.since ?? unit.value.validFrom;
  if (isTooLate(last, draft.day)) return changedLater(unit.value, last);
  const before = parentOn(unit.value, draft.day);
  const parentId = parent?.value.unitId ?? null;
  if (before === parentId) {
    return { code: 'parent-unchanged', params: { unitCode: step.unitCode, text: step.parentCode ?? '' } };
  }
  if (parent?.value.illustrative && !unit.value.illustrative) {
    return { code: 'illustrative-mixed', params: { unitCode: step.unitCode } };
  }
  draft.put(withParentSince(unit.value, draft.day, parentId));
  const { unitId, code } = unit.value;
  if (draft.isBelowItself(unitId)) {
    return { code: 'parent-below-itself', params: { text: step.parentCode ?? '' } };
  }
  const from = draft.codeOf(before);
  draft.tell({ kind: 'unit-moves', subjectId: unitId, subject: code, from, to: step.parentCode });
  return null;
}

function isTooLate(last: CivilDate | null, day: CivilDate): last is CivilDate {
  return last !== null && last >= day;
}

function changedLater(unit: UnitState, day: CivilDate): Reason<'unit-changed-later'> {
  return { code: 'unit-changed-later', params: { unitCode: unit.code, day } };
}
