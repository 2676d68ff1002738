import { describe, expect, it } from '@jest/globals';
import { parentOn } from './unit-state.js';
import {
  accepted,
  DAY,
  newUnit,
  point,
  post,
  postIdOf,
  province,
  refusal,
  unit,
} from './testing/decided-changes.js';

describe('a merger', () => {
  const merge = (change: object = {}) => ({
    kind: 'merge' as const,
    unitCodes: ['A', 'B'],
    into: newUnit('AB') as ReturnType<typeof newUnit> | string,
    placement: {},
    ...change,
  });

  describe('of units that hold something', () => {
    const posts = [
      post('head-a', 'A', { role: 'head' }),
      post('head-b', 'B', { role: 'head' }),
      post('clerk', 'B'),
      post('gone', 'A', { validTo: '2026-06-01' }),
    ];

    it('says for every post where it goes; two heads cannot head one unit', () => {
      expect(refusal([merge()], { posts })).toBe('posts-without-place');
      expect(refusal([merge({ placement: { rest: { to: 'AB' } } })], { posts })).toBe('heads-overlap');
      const place = { postId: postIdOf('head-b'), to: 'AB', role: 'deputy' as const };
      const { posts: changed, told } = accepted(
        [merge({ placement: { rest: { to: 'AB' }, posts: [place] } })],
        { posts },
      );
      expect(
        changed.map(({ officialCode, role, validFrom, validTo }) => [officialCode, role, validFrom, validTo]),
      ).toEqual([
        ['head-a', 'head', '2025-07-01', DAY],
        ['head-a', 'head', DAY, null],
        ['head-b', 'head', '2025-07-01', DAY],
        ['head-b', 'deputy', DAY, null],
        ['clerk', 'staff', '2025-07-01', DAY],
        ['clerk', 'staff', DAY, null],
      ]);
      expect(told).toContain('post-moves head-b B AB');
      expect(changed[3]?.legalBasis).toBe('01/NQ-HĐND');
    });

    it('lets a post end with its unit, and whoever was to stand in lapses', () => {
      const substitutions = [{ substitutionId: 'sub', postId: postIdOf('head-b'), substituteCode: 'clerk' }];
      const { posts: changed, told } = accepted([merge({ placement: { rest: { to: null } } })], {
        posts,
        substitutions,
      });
      expect(changed.every(({ validTo }) => validTo === DAY)).toBe(true);
      expect(told).toContain('post-ends clerk B ');
      expect(told).toContain('substitution-lapses clerk B ');
    });

    it('moves a post that has not begun without ending it first, and cannot end it', () => {
      const toCome = [post('new', 'A', { validFrom: '2027-02-01' })];
      const moved = accepted([merge({ placement: { rest: { to: 'AB' } } })], { posts: toCome });
      expect(moved.posts).toEqual([{ ...toCome[0], unitId: moved.of('AB')?.unitId }]);
      expect(refusal([merge({ placement: { rest: { to: null } } })], { posts: toCome })).toBe(
        'post-not-begun',
      );
    });

    it('takes service points along, dated; a counter never outlives its place', () => {
      const servicePoints = [
        point('hall', 'A'),
        point('counter-1', 'A', { kind: 'counter', pointId: 'id-hall' }),
      ];
      expect(refusal([merge()], { servicePoints })).toBe('service-points-without-place');
      const moved = accepted([merge({ placement: { rest: { to: 'AB' } } })], { servicePoints });
      expect(moved.servicePoints.map(({ units }) => units)).toEqual(
        Array(2).fill([
          { since: null, unitId: 'id-A' },
          { since: DAY, unitId: moved.of('AB')?.unitId },
        ]),
      );
      const orphaned = { rest: { to: 'AB' }, servicePoints: [{ code: 'hall', to: null }] };
      expect(refusal([merge({ placement: orphaned })], { servicePoints })).toBe('counter-without-point');
    });

    it('is refused while a service point is to leave it later', () => {
      const units = [
        { since: null, unitId: 'id-A' },
        { since: '2027-01-01', unitId: 'id-C' },
      ];
      const servicePoints = [point('hall', 'A', { units })];
      const placement = { rest: { to: 'AB' } };
      expect(refusal([merge({ placement })], { servicePoints })).toBe('service-point-not-begun');
    });

    it('never leaves a unit below one that ends', () => {
      const units = [province, unit('A'), unit('B'), unit('D', { parentId: 'id-A' })];
      expect(refusal([merge()], { units })).toBe('children-without-place');
      expect(refusal([merge({ placement: { rest: { to: null } } })], { units })).toBe(
        'children-without-place',
      );
      const { of } = accepted([merge({ placement: { rest: { to: 'AB' } } })], { units });
      expect(parentOn(of('D') ?? province, DAY)).toBe(of('AB')?.unitId);
      const below = merge({ unitCodes: ['A'], into: 'D', placement: { rest: { to: 'D' } } });
      expect(refusal([below], { units })).toBe('parent-below-itself');
    });

    it('is refused while a unit is to come below one that ends', () => {
      const later = [
        { since: null, parentId: 'id-P' },
        { since: '2027-01-01', parentId: 'id-A' },
      ];
      const units = [province, unit('A'), unit('B'), unit('D', { parents: later })];
      expect(refusal([merge()], { units })).toBe('unit-changed-later');
    });

    it.each([
      [{ posts: [{ postId: postIdOf('nobody'), to: 'AB' }] }],
      [{ servicePoints: [{ code: 'nowhere', to: 'AB' }] }],
      [{ units: [{ unitCode: 'C', to: 'AB' }] }],
    ])('refuses to place what is not theirs: %j', (placement) => {
      expect(refusal([merge({ placement })])).toBe('placement-of-stranger');
    });

    it.each([
      ['a unit that ends', 'A', 'unit-ended'],
      ['nobody', 'X', 'unit-unknown'],
    ])('refuses to place anything with %s', (_what, to, code) => {
      expect(refusal([merge({ placement: { rest: { to } } })], { posts })).toBe(code);
    });
  });
});
