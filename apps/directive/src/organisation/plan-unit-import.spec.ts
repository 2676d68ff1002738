import { describe, expect, it } from '@jest/globals';
import type { HeldUntil } from './held-until.js';
import { planUnitImport, unitColumns, type UnitRow } from './plan-unit-import.js';
import type { UnitState } from './unit-state.js';

const row = (cells: string): UnitRow =>
  Object.fromEntries(cells.split(',').map((cell, index) => [unitColumns[index], cell])) as UnitRow;

function plan(
  lines: readonly string[],
  known: ReadonlyMap<string, UnitState> = new Map(),
  heldUntil: HeldUntil = new Map(),
) {
  let last = 0;
  const rows = lines.map((cells, index) => ({ line: index + 2, value: row(cells) }));
  return planUnitImport(rows, { known, heldUntil, today: '2026-11-23', nextId: () => `new-${++last}` });
}

describe('planUnitImport', () => {
  it('takes a parent from further up in the file and changes nothing the second time', () => {
    const lines = ['96,Tỉnh Cà Mau,tinh,,,,', 'MH-01,Phường Sen Hồng,phuong,96,2025-07-01,,true'];
    const first = plan(lines);
    expect(first.changed).toMatchObject([
      { unitId: 'new-1', parentId: null, validFrom: null, illustrative: false },
      { unitId: 'new-2', parentId: 'new-1', validFrom: '2025-07-01', illustrative: true },
    ]);
    const known = new Map(first.changed.map((unit) => [unit.code, unit]));
    expect(plan(lines, known)).toEqual({ changed: [], accepted: 0, unchanged: 2, rejected: [] });
  });

  it.each([
    ['a b,Tên,xa,,,,', 'unit-code-malformed'],
    [',Tên,xa,,,,', 'unit-code-malformed'],
    ['1,,xa,,,,', 'unit-name-missing'],
    ['1,Tên,ấp,,,,', 'unit-kind-unknown'],
    ['1,Tên,xa,404,,,', 'parent-unknown'],
    ['1,Tên,xa,,2025-02-30,,', 'date-invalid'],
    ['1,Tên,xa,,2025-07-01,2025-07-01,', 'interval-empty'],
    ['1,Tên,xa,,,,maybe', 'yes-no-malformed'],
  ])('refuses %s: %s', (cells, code) => {
    expect(plan([cells, '2,Tốt,xa,,,,'])).toMatchObject({
      accepted: 1,
      rejected: [{ line: 2, reason: { code } }],
    });
  });

  it('refuses a repeated code and a unit below itself', () => {
    const known = new Map(plan(['1,A,tinh,,,,', '2,B,xa,1,,,']).changed.map((unit) => [unit.code, unit]));
    expect(plan(['1,A,tinh,2,,,'], known)).toMatchObject({
      rejected: [{ reason: { code: 'parent-below-itself' } }],
    });
    expect(plan(['3,C,xa,,,,', '3,D,xa,,,,'])).toMatchObject({
      accepted: 1,
      rejected: [{ line: 3, reason: { code: 'unit-repeated' } }],
    });
  });
});
