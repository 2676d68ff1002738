import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ratingCastV1, unitRecordedV1 } from '@namkhong/contracts';
import { eventually } from '@namkhong/service-kit/testing';
import { ratingsOf, setOf, unitOf } from '../testing/fixtures.js';
import { startScoring, type StartedScoring } from '../testing/start-scoring.js';
import { TreeReader } from './tree.reader.js';

jest.setTimeout(60_000);

const reform = '2026-07-01';
const province = unitOf('TINH', { kind: 'tinh' });
const [east, west] = ['DONG', 'TAY'].map((code) =>
  unitOf(code, { kind: 'huyen', parentId: province.unitId, validTo: reform }),
) as [typeof province, typeof province];
const commune = (code: string, change: Partial<typeof province> = {}) =>
  unitOf(code, { kind: 'xa', parentId: east.unitId, validTo: reform, ...change });
const [first, second, old, whole] = ['XA-1', 'XA-2', 'XA-CU', 'XA-LON'].map((code) => commune(code)) as [
  typeof province,
  typeof province,
  typeof province,
  typeof province,
];
const successor = (code: string, ...from: (typeof province)[]) =>
  unitOf(code, {
    kind: 'xa',
    parentId: province.unitId,
    validFrom: reform,
    predecessorIds: from.map(({ unitId }) => unitId),
  });
const merged = successor('XA-1-2', first, second);
const renamed = successor('XA-MOI', old);
const [north, south] = [successor('XA-BAC', whole), successor('XA-NAM', whole)];
const moved = unitOf('XA-DOI', {
  kind: 'xa',
  parentId: west.unitId,
  parents: [
    { parentId: east.unitId, validFrom: null, validTo: '2026-05-20' },
    { parentId: west.unitId, validFrom: '2026-05-20', validTo: reform },
    { parentId: province.unitId, validFrom: reform, validTo: null },
  ],
});

let scoring: StartedScoring;

beforeAll(async () => {
  scoring = await startScoring('2026-11-23T03:00:00Z');
  await scoring.publishSet(setOf({ overall: 10_000 }));
  await scoring.learn(province, east, west, first, second, old, whole, merged, renamed, north, south, moved);
  const may = [
    ...ratingsOf(first, 'overall', [10, 0, 0, 0, 11]),
    ...ratingsOf(second, 'overall', [0, 0, 13, 0, 0]),
    ...ratingsOf(old, 'overall', [0, 0, 0, 14, 0]),
    ...ratingsOf(whole, 'overall', [0, 15, 0, 0, 0]),
  ];
  const later = [
    ...ratingsOf(merged, 'overall', [0, 0, 0, 17, 0], { day: '2026-08-03' }),
    ...ratingsOf(north, 'overall', [0, 0, 0, 0, 12], { day: '2026-08-03' }),
    ...ratingsOf(moved, 'overall', [0, 0, 10, 0, 0], { day: '2026-04-03' }),
    ...ratingsOf(moved, 'overall', [0, 0, 11, 0, 0], { day: '2026-06-03' }),
  ];
  await scoring.receive(ratingCastV1, ...may, ...later);
  await scoring.settled(may.length + later.length);
});
afterAll(() => scoring.stop());

/** How many answers each unit has on a level, by code; and their sum of codes, from the linear score. */
async function rolledUp(level: number, tree: 'as-was' | 'as-is'): Promise<Record<string, [number, number]>> {
  const { body } = await scoring.post('analyst', 'query', {
    setCode: 'sipas',
    measures: ['n', 'linear'],
    dimensions: ['unit'],
    rollUp: { level, tree },
    window: { from: '2026-01', to: '2026-12' },
  });
  const all = [province, east, west, first, second, old, whole, merged, renamed, north, south, moved];
  const codeOf = new Map(all.map(({ unitId, code }) => [unitId, code]));
  return Object.fromEntries(
    body.rows
      .filter(({ status }: { status: string }) => status === 'published')
      .map(({ unitId, n, linear }: { unitId: string; n: number; linear: string }) => [
        codeOf.get(unitId),
        [n, Math.round((Number(linear) * n) / 25)],
      ]),
  );
}

describe('units added up', () => {
  it('as it was: by the tree of each month', async () => {
    expect(await rolledUp(1, 'as-was')).toEqual({
      // In May all four were in the east, and the one that moved until the month in which it did.
      DONG: [21 + 13 + 14 + 15 + 10, 44 + 26 + 42 + 15 + 20],
      TAY: [11, 22],
      'XA-1-2': [17, 51],
      'XA-BAC': [12, 48],
    });
  });

  it('as it is: a merged unit has exactly the sum of those it was formed from, a divided one keeps its own', async () => {
    expect(await rolledUp(1, 'as-is')).toEqual({
      'XA-1-2': [21 + 13 + 17, 44 + 26 + 51],
      'XA-MOI': [14, 42],
      'XA-BAC': [12, 48],
      'XA-DOI': [21, 42],
      // Of the divided commune, which lay in a district that nobody carries on.
      DONG: [15, 15],
    });
  });

  it('to the same total either way', async () => {
    const total = [21 + 13 + 14 + 15 + 17 + 12 + 10 + 11, 44 + 26 + 42 + 15 + 51 + 48 + 20 + 22];
    expect(await rolledUp(0, 'as-was')).toEqual({ TINH: total });
    expect(await rolledUp(0, 'as-is')).toEqual({ TINH: total });
  });
});

describe('the own copy of the trees', () => {
  const lineOf = async (unitId: string, month: string) => {
    const tree = await scoring.transaction((session) => scoring.app.get(TreeReader).load(session));
    return tree.line('as-was', unitId, month, '2026-11-23');
  };
  const announced = async (unit: typeof province, check: () => Promise<void>) => {
    await scoring.receive(unitRecordedV1, unit);
    await eventually(check);
  };

  it('closes the edge of a unit that has another parent, and is the same when the event comes again', async () => {
    const unit = unitOf('XA-CHUYEN', { kind: 'xa', parentId: province.unitId });
    await scoring.learn(unit);
    const now = { ...unit, parentId: renamed.unitId };
    const month = new Date().toISOString().slice(0, 7);
    const check = async () => {
      expect(await lineOf(unit.unitId, month)).toEqual([unit.unitId, renamed.unitId, province.unitId]);
      expect(await lineOf(unit.unitId, '2020-01')).toEqual([unit.unitId, province.unitId]);
    };
    await announced(now, check);
    await announced(now, check);
    const edges = await scoring.sql('SELECT ordinal FROM directory_parent WHERE unit_id = $1', [unit.unitId]);
    expect(edges).toHaveLength(2);
  });

  it('forgets a predecessor that an event no longer names', async () => {
    const unit = successor('XA-SUA', first);
    await scoring.learn(unit);
    const count = () =>
      scoring.sql('SELECT 1 FROM directory_succession WHERE successor_id = $1', [unit.unitId]);
    expect(await count()).toHaveLength(1);
    await announced({ ...unit, predecessorIds: [] }, async () => {
      expect(await count()).toHaveLength(0);
    });
  });
});
