import type { ChangeStep } from '@namkhong/contracts/http/directive-organisation';
import { accepted, refused, type Parsed, type Reason } from '@namkhong/domain';
import { beginUnit, type BeginFault } from './begin-unit.js';
import type { NamedUnitFault, OrganisationDraft } from './organisation-draft.js';
import { placeHoldings } from './place-holdings.js';
import type { PlacementFault } from './placement.js';
import type { UnitState } from './unit-state.js';

type Step<Kind extends ChangeStep['kind']> = Extract<ChangeStep, { kind: Kind }>;

export type EndFault =
  | NamedUnitFault
  | BeginFault
  | PlacementFault
  | 'unit-named-twice'
  | 'merge-into-itself'
  | 'split-into-one'
  | 'rest-stays'
  | 'illustrative-mixed';

/** Ends units and lets one carry their history on: one that goes on anyway, or a new one. */
export function mergeUnits(draft: OrganisationDraft, step: Step<'merge'>): Reason<EndFault> | null {
  const { unitCodes, into, placement } = step;
  const twice = unitCodes.find((code, at) => unitCodes.indexOf(code) < at);
  if (twice !== undefined) return { code: 'unit-named-twice', params: { unitCode: twice } };
  const intoCode = typeof into === 'string' ? into : into.code;
  if (unitCodes.includes(intoCode)) return { code: 'merge-into-itself', params: { unitCode: intoCode } };
  const ended = endAll(draft, unitCodes, intoCode);
  if (!ended.ok) return ended.reason;
  const successor =
    typeof into === 'string' ? join(draft, ended.value, into) : form(draft, ended.value, into);
  if (!successor.ok) return successor.reason;
  for (const { unitId, code } of ended.value) {
    draft.tell({ kind: 'history-carried', subjectId: unitId, subject: code, from: code, to: intoCode });
  }
  return placeHoldings(draft, ended.value, placement, true);
}

/** Divides a unit, which ends, or goes on without the parts it gives away. Its history stays with itself. */
export function splitUnit(draft: OrganisationDraft, step: Step<'split'>): Reason<EndFault> | null {
  const { unitCode, into, keeps, placement } = step;
  if (!keeps && into.length < 2) return { code: 'split-into-one', params: { unitCode } };
  if (keeps && placement.rest !== undefined) return { code: 'rest-stays', params: { unitCode } };
  const divided = keeps ? draft.goingOn(unitCode) : endAll(draft, [unitCode]);
  if (!divided.ok) return divided.reason;
  const units = 'length' in divided.value ? divided.value : [divided.value];
  for (const part of into) {
    const begun = form(draft, units, part);
    if (!begun.ok) return begun.reason;
  }
  return placeHoldings(draft, units, placement, !keeps);
}

/** Ends a unit that nobody carries on. */
export function dissolveUnit(draft: OrganisationDraft, step: Step<'dissolve'>): Reason<EndFault> | null {
  const ended = endAll(draft, [step.unitCode]);
  return ended.ok ? placeHoldings(draft, ended.value, step.placement, true) : ended.reason;
}

function endAll(
  draft: OrganisationDraft,
  codes: readonly string[],
  /** The one unit that carries them on: their open tasks go there. */
  successor: string | null = null,
): Parsed<readonly UnitState[], NamedUnitFault> {
  const ended: UnitState[] = [];
  for (const code of codes) {
    const unit = draft.mayEnd(code);
    if (!unit.ok) return unit;
    const { unitId } = unit.value;
    ended.push({ ...unit.value, validTo: draft.day });
    draft.put({ ...unit.value, validTo: draft.day });
    draft.tell({ kind: 'unit-ends', subjectId: unitId, subject: code, from: code, to: null });
    for (const { kind, count } of draft.mattersOf(unitId)) {
      const to = kind === 'assignments-open' ? successor : null;
      draft.tell({ kind, subjectId: unitId, subject: code, from: code, to, count });
    }
  }
  return accepted(ended);
}

function join(
  draft: OrganisationDraft,
  ended: readonly UnitState[],
  intoCode: string,
): Parsed<UnitState, EndFault> {
  const into = draft.goingOn(intoCode);
  if (!into.ok) return into;
  if (ended.some(({ illustrative }) => illustrative !== into.value.illustrative)) {
    return refused('illustrative-mixed', { unitCode: intoCode });
  }
  const predecessorIds = [...into.value.predecessorIds, ...ended.map(({ unitId }) => unitId)];
  const joined = { ...into.value, predecessorIds: [...new Set(predecessorIds)].sort() };
  draft.put(joined);
  return accepted(joined);
}

function form(
  draft: OrganisationDraft,
  from: readonly UnitState[],
  unit: Parameters<typeof beginUnit>[1],
): Parsed<UnitState, EndFault> {
  const [first, ...others] = from;
  const illustrative = first?.illustrative ?? false;
  if (others.some((other) => other.illustrative !== illustrative)) {
    return refused('illustrative-mixed', { unitCode: unit.code });
  }
  return beginUnit(draft, unit, { illustrative, predecessorIds: from.map(({ unitId }) => unitId) });
}
