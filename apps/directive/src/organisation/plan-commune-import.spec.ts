import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseCommuneRow, type Commune } from '@namkhong/domain';
import { formerUnitCode } from './former-unit-code.js';
import { readCsv, type ImportPlan, type ImportRow } from '@namkhong/service-kit';
import { planCommuneImport } from './plan-commune-import.js';
import type { UnitState } from './unit-state.js';

const csv = readFileSync(
  new URL('../../../../packages/nk/data/ca-mau/communes.csv', import.meta.url),
  'utf8',
);
const province = { unitId: 'province', code: '96' };

describe('planCommuneImport on the real list of Cà Mau', () => {
  const rows = communes(csv);
  const plan = planCommuneImport(rows, context(new Map()));
  const of = (code: string) => plan.changed.find((unit) => unit.code === code);
  const former = (fullName: string, district: string | null) =>
    of(formerUnitCode({ fullName, district }, '96'));

  it('makes the 64 communes and the 163 former units that an independent count of the file gives', () => {
    expect(plan).toMatchObject({ accepted: 64, unchanged: 0, rejected: [] });
    expect(plan.changed.filter((unit) => unit.parentId === 'province')).toHaveLength(64);
    expect(plan.changed.filter((unit) => unit.validTo === '2025-07-01')).toHaveLength(163);
    expect(plan.changed).toHaveLength(64 + 163);
    expect(new Set(plan.changed.map((unit) => unit.code)).size).toBe(64 + 163);
  });

  it('links 185 times, so that a split unit has several successors', () => {
    expect(plan.changed.flatMap((unit) => unit.predecessorIds)).toHaveLength(185);
    const split = former('Xã Lợi An', null);
    expect(successorCodes(plan, split)).toEqual(['32014', '32095', '32134']);
    expect(splitUnits(plan)).toBe(19);
  });

  it('tells wards of the same name apart by their city', () => {
    const wards = ['thành phố Bạc Liêu', 'thành phố Cà Mau', 'thị xã Giá Rai'].map((city) =>
      former('Phường 1', city),
    );
    expect(wards).toMatchObject(Array(3).fill({ name: 'Phường 1', parentId: null }));
    expect(new Set(wards.map((ward) => ward?.unitId)).size).toBe(3);
  });

  it('tells apart former units whose names differ by an accent only', () => {
    expect(former('Xã Tân Thành', null)).toMatchObject({ name: 'Xã Tân Thành' });
    expect(former('Xã Tân Thạnh', null)).toMatchObject({ name: 'Xã Tân Thạnh' });
  });

  it('gives the commune that was left as it was no beginning on the day of the merger', () => {
    expect(of('32092')).toMatchObject({ name: 'Xã Hồ Thị Kỷ', validFrom: null, predecessorIds: [] });
    expect(of('31825')).toMatchObject({
      validFrom: '2025-07-01',
      validTo: null,
      areaKm2: 5.98,
      kind: 'phuong',
    });
  });

  it('changes nothing the second time', () => {
    const again = planCommuneImport(rows, context(new Map(plan.changed.map((unit) => [unit.code, unit]))));
    expect(again).toEqual({ changed: [], accepted: 0, unchanged: 64, rejected: [] });
  });
});

describe('planCommuneImport', () => {
  const header = 'code,full_name,name,type,merged_from,area_km2';

  it('refuses the second row of a code and keeps the rest', () => {
    const rows = communes(
      `${header}\n00001,Xã A,A,Xã,Xã B,1\n00001,Xã C,C,Xã,Xã D,1\n00002,Xã E,E,Xã,Xã B,1`,
    );
    const plan = planCommuneImport(rows, context(new Map()));
    expect(plan).toMatchObject({
      accepted: 2,
      rejected: [{ line: 3, reason: { code: 'unit-repeated', params: { unitCode: '00001', firstLine: 2 } } }],
    });
    expect(plan.changed.map((unit) => unit.name).sort()).toEqual(['Xã A', 'Xã B', 'Xã E']);
  });

  it('records a changed commune again under its id', () => {
    const before = planCommuneImport(communes(`${header}\n00001,Xã A,A,Xã,Xã B,1`), context(new Map()));
    const known = new Map(before.changed.map((unit) => [unit.code, unit]));
    const after = planCommuneImport(communes(`${header}\n00001,Xã A,A,Xã,Xã B,2`), context(known));
    expect(after.changed).toEqual([{ ...known.get('00001'), areaKm2: 2 }]);
  });
});

function communes(text: string): ImportRow<Commune>[] {
  const columns = ['code', 'full_name', 'name', 'type', 'merged_from', 'area_km2'] as const;
  const read = readCsv(text, columns);
  if (!('rows' in read)) throw new Error(`columns missing: ${read.missingColumns.join()}`);
  return read.rows.map(({ line, value }) => {
    const parsed = parseCommuneRow(value);
    if (!parsed.ok) throw new Error(`line ${line}: ${parsed.reason.code}`);
    return { line, value: parsed.value };
  });
}

function context(known: ReadonlyMap<string, UnitState>) {
  let last = 0;
  return {
    known,
    heldUntil: new Map(),
    today: '2026-11-23',
    province,
    validFrom: '2025-07-01',
    nextId: () => `unit-${++last}`,
  };
}

function successorCodes(plan: ImportPlan<UnitState>, former: UnitState | undefined): string[] {
  return plan.changed
    .filter((unit) => unit.predecessorIds.includes(former?.unitId ?? ''))
    .map((unit) => unit.code)
    .sort();
}

function splitUnits(plan: ImportPlan<UnitState>): number {
  const times = new Map<string, number>();
  for (const id of plan.changed.flatMap((unit) => unit.predecessorIds))
    times.set(id, (times.get(id) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
}
