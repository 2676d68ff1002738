import { unitKindOfName, type CivilDate } from '@namkhong/domain';
import type { ImportPlan, ImportRow } from '@namkhong/service-kit';
import { planUnitImport, type UnitImportContext, type UnitRow } from './plan-unit-import.js';
import type { UnitState } from './unit-state.js';

/** The columns of the national list of provinces and communes (General Statistics Office). */
export const nationalColumns = ['code', 'full_name', 'type', 'parent_code'] as const;
export type NationalRow = Readonly<Record<(typeof nationalColumns)[number], string>>;

/**
 * Decides what the national list changes: a list of units that states neither dates nor whether anything is invented.
 * What is recorded of these stays; a unit seen for the first time begins on `validFrom`, or has no known beginning.
 * Names are taken over as printed, `xã Bắc Sơn` with its small letter among them.
 */
export function planNationalImport(
  rows: readonly ImportRow<NationalRow>[],
  context: UnitImportContext & { readonly validFrom: CivilDate | null },
): ImportPlan<UnitState> {
  const codeOf = new Map([...context.known.values()].map(({ unitId, code }) => [unitId, code]));
  const completed = rows.map(({ line, value }): ImportRow<UnitRow> => {
    const before = context.known.get(value.code);
    const recordedParent = before?.parentId == null ? '' : (codeOf.get(before.parentId) ?? '');
    return {
      line,
      value: {
        code: value.code,
        name: value.full_name,
        kind: unitKindOfName(value.type) ?? value.type,
        // The list begins with provinces; whatever somebody put above them is not its business.
        parent_code: value.parent_code === '' ? recordedParent : value.parent_code,
        valid_from: (before === undefined ? context.validFrom : before.validFrom) ?? '',
        valid_to: before?.validTo ?? '',
        illustrative: String(before?.illustrative ?? false),
      },
    };
  });
  return planUnitImport(completed, context);
}
