import { collectFormerUnits, type CivilDate, type Commune } from '@namkhong/domain';
import { formerUnitCode } from './former-unit-code.js';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { isSameUnit, type UnitState } from './unit-state.js';

export interface CommuneImportContext {
  /** Every recorded unit, by code. */
  readonly known: ReadonlyMap<string, UnitState>;
  /** The province the communes belong to. */
  readonly province: { readonly unitId: string; readonly code: string } | null;
  /** First day of the merged communes; the units they were merged from exist until then. */
  readonly validFrom: CivilDate;
  /** Gives a fresh unit id. */
  readonly nextId: () => string;
}

/**
 * Decides what an official list of communes changes. A commune that the list says was left as it was ("giữ nguyên")
 * has no known beginning and no predecessor. Former units have no parent: the list does not name all their districts,
 * and the province of today did not exist then. A former unit named by several communes is one unit with several
 * successors. The second import of the same list changes nothing.
 */
export function planCommuneImport(
  rows: readonly ImportRow<Commune>[],
  context: CommuneImportContext,
): ImportPlan<UnitState> {
  const { fresh, rejected } = withoutRepeats(rows);
  const units = new Map(context.known);
  const changedCodes = new Set<string>();
  const record = (unit: UnitState): boolean => {
    const before = units.get(unit.code);
    if (before !== undefined && isSameUnit(before, unit)) return false;
    units.set(unit.code, unit);
    changedCodes.add(unit.code);
    return true;
  };

  const formerCodes = new Map<string, string[]>();
  for (const former of collectFormerUnits(fresh.map(({ value }) => value))) {
    const code = formerUnitCode(former, context.province?.code ?? null);
    const before = units.get(code);
    record({
      unitId: before?.unitId ?? context.nextId(),
      code,
      name: former.fullName,
      kind: former.kind,
      parentId: before?.parentId ?? null,
      validFrom: before?.validFrom ?? null,
      validTo: context.validFrom,
      areaKm2: before?.areaKm2 ?? null,
      illustrative: false,
      predecessorIds: before?.predecessorIds ?? [],
    });
    for (const successor of former.successors) {
      formerCodes.set(successor.code, [...(formerCodes.get(successor.code) ?? []), code]);
    }
  }

  let accepted = 0;
  for (const { value: commune } of fresh) {
    const before = units.get(commune.code);
    const unchangedUnit = commune.origin.kind === 'unchanged';
    const predecessorIds = (formerCodes.get(commune.code) ?? []).flatMap(
      (code) => units.get(code)?.unitId ?? [],
    );
    const isChange = record({
      unitId: before?.unitId ?? context.nextId(),
      code: commune.code,
      name: commune.fullName,
      kind: commune.kind,
      parentId: context.province?.unitId ?? null,
      validFrom: unchangedUnit ? (before?.validFrom ?? null) : context.validFrom,
      validTo: before?.validTo ?? null,
      areaKm2: commune.areaKm2,
      illustrative: false,
      predecessorIds: [...new Set(predecessorIds)].sort(),
    });
    if (isChange) accepted += 1;
  }
  const changed = [...changedCodes].flatMap((code) => units.get(code) ?? []);
  return { changed, accepted, unchanged: fresh.length - accepted, rejected };
}

/** A code stands for one commune: its second row in the same file is refused, whatever it says. */
function withoutRepeats(rows: readonly ImportRow<Commune>[]): {
  fresh: readonly ImportRow<Commune>[];
  rejected: readonly RejectedRow[];
} {
  const firstLines = new Map<string, number>();
  const fresh: ImportRow<Commune>[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const firstLine = firstLines.get(row.value.code);
    if (firstLine === undefined) {
      firstLines.set(row.value.code, row.line);
      fresh.push(row);
    } else {
      const params = { unitCode: row.value.code, firstLine };
      rejected.push({ line: row.line, reason: { code: 'unit-repeated', params } });
    }
  }
  return { fresh, rejected };
}
