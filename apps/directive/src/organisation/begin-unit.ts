import type { ChangeStep } from '@namkhong/contracts/http/directive-organisation';
import { accepted, isUnitKind, refused, TWO_TIER_SINCE, unitKinds, type Parsed } from '@namkhong/domain';
import type { NamedUnitFault, OrganisationDraft } from './organisation-draft.js';
import type { UnitState } from './unit-state.js';

type NewUnit = Omit<Extract<ChangeStep, { kind: 'create' }>['unit'], 'illustrative'>;

export type BeginFault =
  | NamedUnitFault
  | 'unit-code-malformed'
  | 'unit-code-taken'
  | 'unit-kind-unknown'
  | 'unit-kind-former'
  | 'illustrative-mixed';

/**
 * Puts a new unit into the draft, formed from its predecessors where it has any. Its parent must exist that day and go on;
 * districts and townships cannot be formed any more (Luật 72/2025/QH15).
 */
export function beginUnit(
  draft: OrganisationDraft,
  unit: NewUnit,
  { illustrative, predecessorIds }: Pick<UnitState, 'illustrative' | 'predecessorIds'>,
): Parsed<UnitState, BeginFault> {
  const { code, kind, name, parentCode, areaKm2 } = unit;
  if (!/^[\p{L}\d][\p{L}\d._-]{0,34}$/u.test(code)) return refused('unit-code-malformed', { text: code });
  if (draft.find(code) !== undefined) return refused('unit-code-taken', { unitCode: code });
  if (!isUnitKind(kind)) return refused('unit-kind-unknown', { text: kind });
  if (unitKinds[kind].former && draft.day >= TWO_TIER_SINCE) {
    return refused('unit-kind-former', { text: unitKinds[kind].vi });
  }
  const parent = parentCode === null ? null : draft.goingOn(parentCode);
  if (parent !== null && !parent.ok) return parent;
  if (parent?.value.illustrative && !illustrative) return refused('illustrative-mixed', { unitCode: code });
  const begun: UnitState = {
    unitId: draft.nextId(),
    code,
    name: name.normalize('NFC'),
    kind,
    parentId: parent?.value.unitId ?? null,
    names: [],
    parents: [],
    validFrom: draft.day,
    validTo: null,
    areaKm2,
    illustrative,
    predecessorIds: [...new Set(predecessorIds)].sort(),
  };
  draft.put(begun);
  draft.tell({ kind: 'unit-begins', subjectId: begun.unitId, subject: code, from: null, to: parentCode });
  return accepted(begun);
}
