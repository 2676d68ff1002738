import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collectFormerUnits, parseCommuneRow } from './commune-list.js';
import { UnitTree, type ParentEdge, type TreeUnit } from './unit-tree.js';

const TODAY = '2026-11-25';

const unit = (unitId: string, change: Partial<TreeUnit> = {}): TreeUnit => ({
  unitId,
  kind: 'xa',
  validFrom: null,
  validTo: null,
  parents: [],
  predecessorIds: [],
  ...change,
});
const below = (
  parentId: string | null,
  from: string | null = null,
  to: string | null = null,
): ParentEdge => ({
  parentId,
  validFrom: from,
  validTo: to,
});
const ended = '2025-07-01';

describe('who carries a unit’s history today', () => {
  const carrierIn = (units: readonly TreeUnit[]) => (unitId: string) =>
    new UnitTree(units).carrier(unitId, TODAY);

  it.each([
    [
      'a merger: the new unit, that of all it was formed from',
      [
        unit('a', { validTo: ended }),
        unit('b', { validTo: ended }),
        unit('ab', { validFrom: ended, predecessorIds: ['a', 'b'] }),
      ],
      { a: 'ab', b: 'ab', ab: 'ab' },
    ],
    [
      'a rename: the same under its new name',
      [unit('old', { validTo: ended }), unit('new', { validFrom: ended, predecessorIds: ['old'] })],
      { old: 'new' },
    ],
    [
      'a split: the unit that was divided, and nobody else',
      [
        unit('whole', { validTo: ended }),
        unit('north', { validFrom: ended, predecessorIds: ['whole'] }),
        unit('south', { validFrom: ended, predecessorIds: ['whole'] }),
      ],
      { whole: 'whole', north: 'north', south: 'south' },
    ],
    [
      'a part that left: the unit that still exists',
      [unit('rest'), unit('part', { validFrom: ended, predecessorIds: ['rest'] })],
      { rest: 'rest', part: 'part' },
    ],
    [
      'mergers one after the other: the last of them',
      [
        unit('a', { validTo: '2020-01-01' }),
        unit('b', { validFrom: '2020-01-01', validTo: ended, predecessorIds: ['a'] }),
        unit('c', { validTo: ended }),
        unit('d', { validFrom: ended, predecessorIds: ['b', 'c'] }),
      ],
      { a: 'd', b: 'd', c: 'd' },
    ],
    [
      'a merger after a split: the divided unit keeps what is its own',
      [
        unit('whole', { validTo: '2020-01-01' }),
        unit('north', { validFrom: '2020-01-01', validTo: ended, predecessorIds: ['whole'] }),
        unit('south', { validFrom: '2020-01-01', predecessorIds: ['whole'] }),
        unit('new', { validFrom: ended, predecessorIds: ['north'] }),
      ],
      { whole: 'whole', north: 'new', south: 'south' },
    ],
    [
      'a merger that is still to come: the unit itself until then',
      [unit('a', { validTo: '2027-01-01' }), unit('b', { validFrom: '2027-01-01', predecessorIds: ['a'] })],
      { a: 'a' },
    ],
    [
      'a circle of successions: nobody',
      [
        unit('a', { validTo: ended, predecessorIds: ['b'] }),
        unit('b', { validTo: ended, predecessorIds: ['a'] }),
        unit('c', { validTo: ended, predecessorIds: ['c'] }),
      ],
      { a: 'a', b: 'b', c: 'c' },
    ],
    ['a unit that nobody knows: itself', [], { x: 'x' }],
  ])('%s', (_, units, expected) => {
    const carrier = carrierIn(units);
    expect(Object.fromEntries(Object.keys(expected).map((id) => [id, carrier(id)]))).toEqual(expected);
  });

  it('adds up to exactly what there was: nothing lost, nothing twice', () => {
    // Unit i was formed from units before it; whoever is named by a later one has ended.
    const history = fc.array(fc.tuple(fc.array(fc.nat(30), { maxLength: 4 }), fc.nat(50)), { maxLength: 25 });
    fc.assert(
      fc.property(history, (drawn) => {
        const from = drawn.map(([named], at) => [...new Set(named.filter((each) => each < at))]);
        const gone = new Set(from.flat());
        const tree = new UnitTree(
          from.map((named, at) =>
            unit(`${at}`, {
              validTo: gone.has(at) ? ended : null,
              predecessorIds: named.map(String),
            }),
          ),
        );
        const facts = drawn.map(([, count]) => count);
        const carried = new Map<string, number>();
        for (const [at, count] of facts.entries()) {
          const carrier = tree.carrier(`${at}`, TODAY);
          carried.set(carrier, (carried.get(carrier) ?? 0) + count);
        }
        const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
        expect(sum(carried.values())).toBe(sum(facts));
        for (const carrier of carried.keys()) {
          const successors = from.filter((named) => named.includes(Number(carrier))).length;
          expect(successors).not.toBe(1);
        }
      }),
    );
  });
});

describe('the line above a unit', () => {
  const units = [
    unit('province', { kind: 'tinh' }),
    unit('east', { kind: 'huyen', validTo: ended, parents: [below('province')] }),
    unit('west', { kind: 'huyen', validTo: ended, parents: [below('province')] }),
    unit('moved', { parents: [below('east', null, '2025-03-15'), below('west', '2025-03-15')] }),
    unit('gone', { validTo: ended, parents: [below('east', null, ended)] }),
    unit('new', { validFrom: ended, parents: [below('province', ended)], predecessorIds: ['gone'] }),
  ];
  const tree = new UnitTree(units);

  it.each([
    ['as-was', 'moved', '2025-02', ['moved', 'east', 'province']],
    ['as-was', 'moved', '2025-03', ['moved', 'west', 'province']],
    ['as-was', 'moved', '2025-04', ['moved', 'west', 'province']],
    ['as-is', 'moved', '2025-02', ['moved', 'west', 'province']],
    ['as-was', 'gone', '2025-06', ['gone', 'east', 'province']],
    ['as-was', 'gone', '2025-07', ['gone']],
    ['as-is', 'gone', '2025-06', ['new', 'province']],
  ] as const)('%s of %s in %s', (view, unitId, month, line) => {
    expect(tree.line(view, unitId, month, TODAY)).toEqual(line);
    expect(tree.isWithin('east', view, unitId, month, TODAY)).toBe(line.some((id) => id === 'east'));
    expect(tree.atKind(new Set(['huyen']), view, unitId, month, TODAY)).toBe(
      line.find((id) => id === 'east' || id === 'west') ?? null,
    );
  });

  it('is that of the carrier, also where a parent was merged', () => {
    const merged = new UnitTree([
      unit('old-province', { validTo: ended }),
      unit('new-province', { validFrom: ended, predecessorIds: ['old-province'] }),
      unit('leaf', { parents: [below('old-province')] }),
    ]);
    expect(merged.line('as-was', 'leaf', '2025-06', TODAY)).toEqual(['leaf', 'old-province']);
    expect(merged.line('as-is', 'leaf', '2025-06', TODAY)).toEqual(['leaf', 'new-province']);
  });

  it('ends where a circle would close', () => {
    const circle = new UnitTree([
      unit('a', { parents: [below('b')] }),
      unit('b', { parents: [below('c')] }),
      unit('c', { parents: [below('a')] }),
    ]);
    expect(circle.line('as-was', 'a', '2025-06', TODAY)).toEqual(['a', 'b', 'c']);
    expect(circle.line('as-is', 'b', '2025-06', TODAY)).toEqual(['b', 'c', 'a']);
  });
});

/** The 64 communes of Cà Mau since 1 July 2025; an independent count of the file is in `packages/nk/data/ca-mau`. */
describe('the communes of Cà Mau', () => {
  const rows = readFileSync(new URL('../../vectors/ca-mau-communes.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? ''));
  const communes = rows.flatMap(
    ([code = '', full_name = '', name = '', type = '', merged_from = '', area_km2 = '']) => {
      const parsed = parseCommuneRow({ code, full_name, name, type, merged_from, area_km2 });
      return parsed.ok ? [parsed.value] : [];
    },
  );
  const former = collectFormerUnits(communes);
  const idOf = (each: (typeof former)[number]) => `${each.fullName}|${each.district ?? ''}`;
  const tree = new UnitTree([
    unit('96', { kind: 'tinh' }),
    ...former.map((each) => unit(idOf(each), { validTo: ended })),
    ...communes.map(({ code, origin }) =>
      unit(code, {
        validFrom: origin.kind === 'unchanged' ? null : ended,
        parents: [below('96')],
        predecessorIds: former
          .filter(({ successors }) => successors.some((one) => one.code === code))
          .map(idOf),
      }),
    ),
  ]);

  it('carry on 144 of their 163 predecessors; 19 were divided, of which “một phần” went here and there', () => {
    const carried = former.filter((each) => tree.carrier(idOf(each), TODAY) !== idOf(each));
    expect([former.length, carried.length]).toEqual([163, 144]);
    for (const each of carried) expect(tree.carrier(idOf(each), TODAY)).toBe(each.successors[0]?.code);
    const divided = former.filter((each) => !carried.includes(each));
    expect(divided.flatMap(({ successors }) => successors)).toHaveLength(185 - 144);
    expect(divided.map(({ fullName }) => fullName)).toContain('Xã Lợi An');
  });

  it('add up to what their predecessors had, counted from the list itself', () => {
    // One fact for each former unit: a commune has as many as the list names whole units in its row.
    const anXuyen = former.filter((each) => tree.carrier(idOf(each), TODAY) === '32002');
    expect(anXuyen.map(({ fullName }) => fullName)).toEqual([
      'Phường 1',
      'Phường 2',
      'Phường 9',
      'Phường Tân Xuyên',
      'Xã An Xuyên',
    ]);
    const total = communes.reduce(
      (sum, { code }) => sum + former.filter((each) => tree.carrier(idOf(each), TODAY) === code).length,
      0,
    );
    expect(total).toBe(144);
    expect(tree.isWithin('96', 'as-is', 'Phường 9|', '2025-06', TODAY)).toBe(true);
    expect(tree.isWithin('96', 'as-was', 'Phường 9|', '2025-06', TODAY)).toBe(false);
  });
});
