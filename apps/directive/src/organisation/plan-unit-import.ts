import { isUnitKind, parseValidity, type Parsed } from '@namkhong/domain';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { readYesNo } from './read-yes-no.js';
import { isSameUnit, type UnitState } from './unit-state.js';

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
  | 'yes-no-malformed';

/**
 * Decides what a list of units changes. A parent must be recorded already or stand further up in the file, and no unit
 * may come to lie below itself. Area and predecessors of a recorded unit stay as they are.
 */
export function planUnitImport(
  rows: readonly ImportRow<UnitRow>[],
  context: { readonly known: ReadonlyMap<string, UnitState>; readonly nextId: () => string },
): ImportPlan<UnitState> {
  const units = new Map(context.known);
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
    const read = readUnitRow(value, units, before, context.nextId);
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
    changedCodes.add(value.code);
  }
  const changed = [...changedCodes].flatMap((code) => units.get(code) ?? []);
  return { changed, accepted: changed.length, unchanged, rejected };
}

function readUnitRow(
  row: UnitRow,
  units: ReadonlyMap<string, UnitState>,
  before: UnitState | undefined,
  nextId: () => string,
): Parsed<UnitState, UnitRowFault> {
  const refuse = (code: UnitRowFault, text: string) =>
    ({ ok: false, reason: { code, params: { text } } }) as const;
  if (!/^[\p{L}\d][\p{L}\d._-]{0,34}$/u.test(row.code)) return refuse('unit-code-malformed', row.code);
  if (row.name === '') return refuse('unit-name-missing', row.code);
  if (!isUnitKind(row.kind)) return refuse('unit-kind-unknown', row.kind);
  const parent = row.parent_code === '' ? null : units.get(row.parent_code);
  if (parent === undefined) return refuse('parent-unknown', row.parent_code);
  const moves = before !== undefined && before.parentId !== (parent?.unitId ?? null);
  if (moves && parent !== null && isAtOrBelow(parent, before.unitId, units)) {
    return refuse('parent-below-itself', row.parent_code);
  }
  const validity = parseValidity(row.valid_from, row.valid_to);
  if (!validity.ok) return validity;
  const illustrative = readYesNo(row.illustrative);
  if (illustrative === null) return refuse('yes-no-malformed', row.illustrative);
  return {
    ok: true,
    value: {
      unitId: before?.unitId ?? nextId(),
      code: row.code,
      name: row.name.normalize('NFC'),
      kind: row.kind,
      parentId: parent?.unitId ?? null,
      ...validity.value,
      areaKm2: before?.areaKm2 ?? null,
      illustrative,
      predecessorIds: before?.predecessorIds ?? [],
    },
  };
}

function isAtOrBelow(unit: UnitState, rootId: string, units: ReadonlyMap<string, UnitState>): boolean {
  const byId = new Map([...units.values()].map((each) => [each.unitId, each]));
  for (let at: UnitState | undefined = unit; at !== undefined; at = byId.get(at.parentId ?? '')) {
    if (at.unitId === rootId) return true;
  }
  return false;
}
