import { isUnitKind, parseValidity, type CivilDate, type Parsed } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { leavesHolders, type HeldUntil } from './held-until.js';
import { readYesNo } from './read-yes-no.js';
import { liesBelowItself, unitsById, type UnitsById } from './unit-lines.js';
import { isSameUnit, type UnitState } from './unit-state.js';
import { excludesTurns, withNameCorrected, withParentCorrected } from './unit-turns.js';

export const unitColumns = [
  'code',
  'name',
  'kind',
  'parent_code',
  'valid_from',
  'valid_to',
  'illustrative',
] as const;
export type UnitRow = Readonly<Record<(typeof unitColumns)[number], string>>;

export type UnitRowFault =
  | 'unit-code-malformed'
  | 'unit-name-missing'
  | 'unit-kind-unknown'
  | 'parent-unknown'
  | 'parent-below-itself'
  | 'date-invalid'
  | 'interval-empty'
  | 'validity-excludes-changes'
  | 'unit-still-held'
  | 'yes-no-malformed';

export interface UnitImportContext {
  /** Every recorded unit, by code. */
  readonly known: ReadonlyMap<string, UnitState>;
  /** Until when somebody holds a post or serves people in a unit. */
  readonly heldUntil: HeldUntil;
  readonly today: CivilDate;
  readonly nextId: () => string;
}

/**
 * Decides what a list of units changes. A parent must be recorded already or stand further up in the file, and no unit
 * may come to lie below itself. A list corrects what is recorded as of today: what a unit was called and whom it
 * belonged to before, its area and its predecessors stay as they are.
 */
export function planUnitImport(
  rows: readonly ImportRow<UnitRow>[],
  context: UnitImportContext,
): ImportPlan<UnitState> {
  const units = new Map(context.known);
  const byId = unitsById(context.known.values());
  const firstLines = new Map<string, number>();
  const changedCodes = new Set<string>();
  const rejected: RejectedRow[] = [];
  let unchanged = 0;
  for (const { line, value } of rows) {
    const firstLine = firstLines.get(value.code);
    if (firstLine !== undefined) {
      rejected.push({
        line,
        reason: { code: 'unit-repeated', params: { unitCode: value.code, firstLine } },
      });
      continue;
    }
    const before = units.get(value.code);
    const read = readUnitRow(value, before, { ...context, units, byId });
    if (!read.ok) {
      rejected.push({ line, reason: read.reason });
      continue;
    }
    firstLines.set(value.code, line);
    if (before !== undefined && isSameUnit(before, read.value)) {
      unchanged += 1;
      continue;
    }
    units.set(value.code, read.value);
    byId.set(read.value.unitId, read.value);
    changedCodes.add(value.code);
  }
  const changed = [...changedCodes].flatMap((code) => units.get(code) ?? []);
  return { changed, accepted: changed.length, unchanged, rejected };
}

interface ReadingContext extends UnitImportContext {
  readonly units: ReadonlyMap<string, UnitState>;
  readonly byId: UnitsById;
}

function readUnitRow(
  row: UnitRow,
  before: UnitState | undefined,
  { units, byId, heldUntil, today, nextId }: ReadingContext,
): Parsed<UnitState, UnitRowFault> {
  const refuse = (code: UnitRowFault, text: string) =>
    ({ ok: false, reason: { code, params: { text } } }) as const;
  if (!/^[\p{L}\d][\p{L}\d._-]{0,34}$/u.test(row.code)) return refuse('unit-code-malformed', row.code);
  if (row.name === '') return refuse('unit-name-missing', row.code);
  if (!isUnitKind(row.kind)) return refuse('unit-kind-unknown', row.kind);
  const parent = row.parent_code === '' ? null : units.get(row.parent_code);
  if (parent === undefined) return refuse('parent-unknown', row.parent_code);
  const validity = parseValidity(row.valid_from, row.valid_to);
  if (!validity.ok) return validity;
  const illustrative = readYesNo(row.illustrative);
  if (illustrative === null) return refuse('yes-no-malformed', row.illustrative);
  const stated = { kind: row.kind, ...validity.value, illustrative };
  const name = row.name.normalize('NFC');
  const parentId = parent?.unitId ?? null;
  if (before === undefined) {
    const fresh = { names: [], parents: [], areaKm2: null, predecessorIds: [] };
    return {
      ok: true,
      value: { unitId: nextId(), code: row.code, name, parentId, ...fresh, ...stated },
    };
  }
  const days = { on: today, today };
  const named = withNameCorrected(before, days, name);
  const unit: UnitState = { ...withParentCorrected(named, days, parentId), ...stated };
  if (excludesTurns(unit)) return refuse('validity-excludes-changes', row.code);
  if (before.validTo !== unit.validTo && leavesHolders(heldUntil, unit)) {
    return refuse('unit-still-held', row.code);
  }
  const moves = before.parentId !== parentId;
  if (moves && liesBelowItself(new Map(byId).set(unit.unitId, unit), unit.unitId, today)) {
    return refuse('parent-below-itself', row.parent_code);
  }
  return { ok: true, value: unit };
}
