import { describe, expect, it } from '@jest/globals';
import { nameOn, parentOn, type UnitState } from './unit-state.js';
import {
  accepted,
  DAY,
  decide,
  newUnit,
  post,
  postIdOf,
  province,
  refusal,
  unit,
} from './testing/decided-changes.js';

describe('a rename', () => {
  it('keeps the unit, which was called otherwise until the day before', () => {
    const a = accepted([{ kind: 'rename', unitCode: 'A', name: 'Xã Mới' }]).of('A') ?? province;
    expect(a.unitId).toBe('id-A');
    expect(nameOn(a, '2026-11-30')).toBe('Xã A');
    expect(nameOn(a, DAY)).toBe('Xã Mới');
    const twice = accepted(
      [{ kind: 'rename', unitCode: 'A', name: 'Xã Mới Nữa' }],
      { units: [province, a] },
      '2027-01-01',
    ).of('A');
    expect(twice?.names).toEqual([
      { since: null, name: 'Xã A' },
      { since: DAY, name: 'Xã Mới' },
      { since: '2027-01-01', name: 'Xã Mới Nữa' },
    ]);
  });

  it.each([
    ['to the name it has', { unitCode: 'A', name: 'Xã A'.normalize('NFD') }, DAY, 'name-unchanged'],
    ['of nobody', { unitCode: 'X', name: 'Xã Mới' }, DAY, 'unit-unknown'],
    ['on its first day', { unitCode: 'A', name: 'Xã Mới' }, '2025-07-01', 'unit-changed-later'],
    ['before its first day', { unitCode: 'A', name: 'Xã Mới' }, '2025-06-30', 'unit-not-begun'],
  ])('%s is refused', (_what, step, day, code) => {
    expect(refusal([{ kind: 'rename', ...step }], {}, day)).toBe(code);
  });

  it('is refused before another that is recorded already, and of a unit whose end is known', () => {
    const renamed = unit('A', {
      names: [
        { since: null, name: 'Xã A' },
        { since: '2027-01-01', name: 'Xã Sau' },
      ],
    });
    const step = { kind: 'rename', unitCode: 'A', name: 'Xã Mới' } as const;
    expect(refusal([step], { units: [province, renamed] })).toBe('unit-changed-later');
    expect(refusal([step], { units: [province, unit('A', { validTo: '2027-01-01' })] })).toBe('unit-ended');
  });
});

describe('a new parent', () => {
  const tree = [province, unit('A'), unit('B', { parentId: 'id-A' }), unit('C', { parentId: 'id-B' })];

  it('is dated, and what lay below it goes with it', () => {
    const { units, told } = accepted([{ kind: 're-parent', unitCode: 'B', parentCode: 'P' }], {
      units: tree,
    });
    expect(units.map(({ code }) => code)).toEqual(['B']);
    expect(parentOn(units[0] ?? province, '2026-11-30')).toBe('id-A');
    expect(parentOn(units[0] ?? province, DAY)).toBe('id-P');
    expect(told).toEqual(['unit-moves B A P']);
  });

  it.each([
    ['itself', 'A', 'A'],
    ['a child', 'A', 'B'],
    ['a grandchild', 'A', 'C'],
    ['whoever lies below it, from the top', 'P', 'C'],
  ])('cannot be %s', (_what, unitCode, parentCode) => {
    expect(refusal([{ kind: 're-parent', unitCode, parentCode }], { units: tree })).toBe(
      'parent-below-itself',
    );
  });

  it('cannot close a circle that a later change, recorded already, would make', () => {
    const later = unit('A', {
      parents: [
        { since: null, parentId: 'id-P' },
        { since: '2027-01-01', parentId: 'id-B' },
      ],
    });
    const step = { kind: 're-parent', unitCode: 'B', parentCode: 'A' } as const;
    expect(refusal([step], { units: [province, later, unit('B')] })).toBe('parent-below-itself');
  });

  it.each([
    ['nobody', 'X', 'unit-unknown'],
    ['the one it has', 'P', 'parent-unchanged'],
  ])('cannot be %s', (_what, parentCode, code) => {
    expect(refusal([{ kind: 're-parent', unitCode: 'A', parentCode }])).toBe(code);
  });

  it('cannot be a unit that ends, or a fictional one for a real unit', () => {
    const step = { kind: 're-parent', unitCode: 'A', parentCode: 'B' } as const;
    const withB = (change: Partial<UnitState>) => ({ units: [province, unit('A'), unit('B', change)] });
    expect(refusal([step], withB({ validTo: '2027-01-01' }))).toBe('unit-ended');
    expect(refusal([step], withB({ validFrom: '2027-01-01' }))).toBe('unit-not-begun');
    expect(refusal([step], withB({ illustrative: true }))).toBe('illustrative-mixed');
  });
});

describe('a new unit', () => {
  const create = (change: object) => ({ kind: 'create' as const, unit: { ...newUnit('N'), ...change } });

  it('begins on the day, below a parent that exists then', () => {
    const { of, told } = accepted([create({})]);
    expect(of('N')).toMatchObject({ validFrom: DAY, validTo: null, parentId: 'id-P', predecessorIds: [] });
    expect(told).toEqual(['unit-begins N  P']);
  });

  it('may be the parent of the next one of the same decision', () => {
    const { of } = accepted([
      create({ kind: 'ubnd' }),
      create({ code: 'N2', kind: 'phong', parentCode: 'N' }),
    ]);
    expect(of('N2')?.parentId).toBe(of('N')?.unitId);
  });

  it.each([
    [{ code: 'A' }, 'unit-code-taken'],
    [{ code: 'a b' }, 'unit-code-malformed'],
    [{ kind: 'ấp' }, 'unit-kind-unknown'],
    [{ kind: 'huyen' }, 'unit-kind-former'],
    [{ parentCode: 'X' }, 'unit-unknown'],
  ])('%j is refused: %s', (change, code) => {
    expect(refusal([create(change)])).toBe(code);
  });

  it('may still be a district where it is told of the time of districts', () => {
    expect(refusal([create({ kind: 'huyen' })], {}, '2020-01-01')).toBe('accepted');
  });

  it('names the step that cannot be', () => {
    expect(decide([create({}), create({})])).toMatchObject({
      reason: { code: 'unit-code-taken', params: { step: 2 } },
    });
  });
});

describe('a merger', () => {
  const merge = (change: object = {}) => ({
    kind: 'merge' as const,
    unitCodes: ['A', 'B'],
    into: newUnit('AB') as ReturnType<typeof newUnit> | string,
    placement: {},
    ...change,
  });

  it('ends the old units the day the new one begins, which carries their history', () => {
    const { of, told } = accepted([merge()]);
    expect(of('A')?.validTo).toBe(DAY);
    expect(of('B')?.validTo).toBe(DAY);
    expect(of('AB')).toMatchObject({ validFrom: DAY, predecessorIds: ['id-A', 'id-B'] });
    expect(told).toContain('history-carried A A AB');
  });

  it('into a unit that goes on leaves that one as it is', () => {
    const { of } = accepted([merge({ unitCodes: ['A'], into: 'B' })]);
    expect(of('B')).toEqual(unit('B', { predecessorIds: ['id-A'] }));
    expect(of('A')?.validTo).toBe(DAY);
  });

  it.each([
    ['into itself', { unitCodes: ['A', 'B'], into: 'A' }, 'merge-into-itself'],
    ['of a unit named twice', { unitCodes: ['A', 'A'] }, 'unit-named-twice'],
    ['of nobody', { unitCodes: ['A', 'X'] }, 'unit-unknown'],
    ['into nobody', { into: 'X' }, 'unit-unknown'],
    ['under a code that is taken', { into: newUnit('C') }, 'unit-code-taken'],
    ['below a unit that it ends', { into: newUnit('AB', 'A') }, 'unit-ended'],
  ])('%s is refused', (_what, change, code) => {
    expect(refusal([merge(change)])).toBe(code);
  });

  it('is refused where a unit has ended, begins that day, or changes later', () => {
    const withA = (change: Partial<UnitState>) => ({ units: [province, unit('A', change), unit('B')] });
    expect(refusal([merge()], withA({ validTo: '2026-01-01' }))).toBe('unit-ended');
    expect(refusal([merge()], withA({ validFrom: DAY }))).toBe('unit-not-begun');
    const names = [
      { since: null, name: 'Xã A' },
      { since: DAY, name: 'Xã Sau' },
    ];
    expect(refusal([merge()], withA({ names }))).toBe('unit-changed-later');
    expect(refusal([merge()], withA({ illustrative: true }))).toBe('illustrative-mixed');
  });
});

describe('a division', () => {
  const split = (change: object = {}) => ({
    kind: 'split' as const,
    unitCode: 'A',
    into: [newUnit('A1'), newUnit('A2')],
    keeps: false,
    ...change,
  });

  it('ends the unit, whose parts begin that day and remember it', () => {
    const { of, told } = accepted([split()]);
    expect(of('A')?.validTo).toBe(DAY);
    expect([of('A1'), of('A2')].map((part) => part?.predecessorIds)).toEqual([['id-A'], ['id-A']]);
    // A divided unit's history is nobody else's.
    expect(told.filter((line) => line.startsWith('history-carried'))).toEqual([]);
  });

  it('may leave the unit in being and take away only what is named', () => {
    const posts = [post('stays', 'A'), post('goes', 'A')];
    const placement = { posts: [{ postId: postIdOf('goes'), to: 'A1' }] };
    const { of, posts: changed } = accepted([split({ into: [newUnit('A1')], keeps: true, placement })], {
      posts,
    });
    expect(of('A')).toBeUndefined();
    expect(of('A1')?.predecessorIds).toEqual(['id-A']);
    expect(new Set(changed.map(({ officialCode }) => officialCode))).toEqual(new Set(['goes']));
  });

  it.each([
    [{ into: [newUnit('A1')] }, 'split-into-one'],
    [{ into: [newUnit('A1'), newUnit('A1')] }, 'unit-code-taken'],
    [{ keeps: true, placement: { rest: { to: 'A1' } } }, 'rest-stays'],
  ])('%j is refused: %s', (change, code) => {
    expect(refusal([split(change)])).toBe(code);
  });
});

describe('a dissolution', () => {
  it('ends a unit that nobody carries on', () => {
    const { of, told } = accepted([{ kind: 'dissolve', unitCode: 'A' }]);
    expect(of('A')?.validTo).toBe(DAY);
    expect(told).toEqual(['unit-ends A A ']);
  });

  it('tells what stays with the unit, for people to decide about', () => {
    const matters = [
      { unitId: 'id-A', kind: 'assignments-open' as const, count: 3 },
      { unitId: 'id-B', kind: 'grants-stay' as const, count: 1 },
    ];
    const { consequences } = accepted([{ kind: 'dissolve', unitCode: 'A' }], { matters });
    expect(consequences.map(({ kind, subject, count }) => [kind, subject, count])).toEqual([
      ['unit-ends', 'A', undefined],
      ['assignments-open', 'A', 3],
    ]);
  });

  it('says where posts go', () => {
    expect(refusal([{ kind: 'dissolve', unitCode: 'A' }], { posts: [post('clerk', 'A')] })).toBe(
      'posts-without-place',
    );
  });

  it('cannot come before the beginning', () => {
    expect(refusal([{ kind: 'dissolve', unitCode: 'A' }], {}, '2024-01-01')).toBe('unit-not-begun');
  });
});
