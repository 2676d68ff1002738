import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrangeTree, type TreeRow } from './arrange-tree.js';

const row = (unitId: string, parentId: string | null): TreeRow => ({
  unitId,
  code: unitId,
  name: unitId,
  kind: 'xa',
  parentId,
  illustrative: false,
});

describe('a tree in one answer', () => {
  it('has siblings in the order in which they came, and roots whose parent is not there', () => {
    const rows = [row('b', 'root'), row('a', 'root'), row('root', 'gone'), row('a1', 'a')];
    expect(arrangeTree(rows).map(([id, , , , parent]) => [id, parent])).toEqual([
      ['root', null],
      ['b', 0],
      ['a', 0],
      ['a1', 2],
    ]);
    expect(arrangeTree(rows, 'a').map(([id, , , , parent]) => [id, parent])).toEqual([
      ['a', null],
      ['a1', 0],
    ]);
    expect(arrangeTree(rows, 'gone')).toEqual([]);
  });

  it('has every unit once, after its parent, and names that parent', () => {
    // Each unit below one before it, then shuffled: a forest in no order.
    const forest = fc
      .array(fc.option(fc.nat()), { maxLength: 60 })
      .map((parents) =>
        parents.map((parent, at) => row(`u${at}`, parent === null || at === 0 ? null : `u${parent % at}`)),
      )
      .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length }));
    fc.assert(
      fc.property(forest, (rows) => {
        const units = arrangeTree(rows);
        expect(new Set(units.map(([id]) => id)).size).toBe(rows.length);
        expect(units).toHaveLength(rows.length);
        const parents = new Map(rows.map(({ unitId, parentId }) => [unitId, parentId]));
        for (const [at, [id, , , , parent]] of units.entries()) {
          expect(parent === null ? null : units[parent]?.[0]).toBe(parents.get(id));
          expect(parent ?? -1).toBeLessThan(at);
        }
      }),
    );
  });

  it('is drawn however deep it is', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => row(`u${at}`, at === 0 ? null : `u${at - 1}`));
    expect(arrangeTree(rows).at(-1)?.[4]).toBe(19_998);
  });
});
