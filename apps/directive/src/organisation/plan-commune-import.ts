import { collectFormerUnits, type CivilDate, type Commune } from '@namkhong/domain';
import { formerUnitCode } from './former-unit-code.js';
import type { ImportPlan, ImportRow, RejectedRow } from '@namkhong/service-kit';
import { leavesHolders, type HeldUntil } from './held-until.js';
import { isSameUnit, type UnitState } from './unit-state.js';
import { withNameCorrected, withParentCorrected } from './unit-turns.js';

export interface CommuneImportContext {
  /** Every recorded unit, by code. */
  readonly known: ReadonlyMap<string, UnitState>;
  /** The province the communes belong to. */
  readonly province: { readonly unitId: string; readonly code: string } | null;
  /** First day of the merged communes; the units they were merged from exist until then. */
  readonly validFrom: CivilDate;
  /** Until when somebody holds a post or serves people in a unit. */
  readonly heldUntil: HeldUntil;
  readonly today: CivilDate;
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
  const { fresh, rejected } = withoutHeld(withoutRepeats(rows), context);
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
      ...(before ?? { ...unknownUnit, unitId: context.nextId(), code }),
      name: former.fullName,
      kind: former.kind,
      validTo: context.validFrom,
      illustrative: false,
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
    const days = { on: context.validFrom, today: context.today };
    const named = withNameCorrected(
      before ?? { ...unknownUnit, unitId: context.nextId(), code: commune.code },
      days,
      commune.fullName,
    );
    const isChange = record({
      ...withParentCorrected(named, days, context.province?.unitId ?? null),
      kind: commune.kind,
      validFrom: unchangedUnit ? (before?.validFrom ?? null) : context.validFrom,
      areaKm2: commune.areaKm2,
      illustrative: false,
      predecessorIds: [...new Set(predecessorIds)].sort(),
    });
    if (isChange) accepted += 1;
  }
  const changed = [...changedCodes].flatMap((code) => units.get(code) ?? []);
  return { changed, accepted, unchanged: fresh.length - accepted, rejected };
}

/** What nothing is known of yet. */
const unknownUnit = {
  name: '',
  kind: 'xa',
  parentId: null,
  names: [],
  parents: [],
  validFrom: null,
  validTo: null,
  areaKm2: null,
  illustrative: false,
  predecessorIds: [],
} as const satisfies Partial<UnitState>;

interface Sieved {
  readonly fresh: readonly ImportRow<Commune>[];
  readonly rejected: readonly RejectedRow[];
}

/** A former unit ends by the list; where somebody still holds a post in it or serves people there, that is settled first. */
function withoutHeld({ fresh, rejected }: Sieved, context: CommuneImportContext): Sieved {
  const held = new Map<number, string>();
  for (const former of collectFormerUnits(fresh.map(({ value }) => value))) {
    const unit = context.known.get(formerUnitCode(former, context.province?.code ?? null));
    if (!unit || !leavesHolders(context.heldUntil, { ...unit, validTo: context.validFrom })) continue;
    const takers = new Set(former.successors.map(({ code }) => code));
    for (const { line, value } of fresh) if (takers.has(value.code)) held.set(line, unit.code);
  }
  const reasons = [...held].map(([line, text]) => ({
    line,
    reason: { code: 'unit-still-held', params: { text } },
  }));
  return { fresh: fresh.filter(({ line }) => !held.has(line)), rejected: [...rejected, ...reasons] };
}

/** A code stands for one commune: its second row in the same file is refused, whatever it says. */
function withoutRepeats(rows: readonly ImportRow<Commune>[]): Sieved {
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
