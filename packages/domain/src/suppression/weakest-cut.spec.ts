import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weakestCut, type Shared } from './weakest-cut.js';

const table = (rows: Record<string, Record<string, number>>): Shared[] =>
  Object.entries(rows).flatMap(([one, of]) =>
    Object.entries(of).map(([other, people]) => ({ one, other, people })),
  );

describe('the fewest people two divisions leave', () => {
  it.each([
    [
      'web less land: one of the web who is not land, one of land who is not web',
      { web: { land: 9, civil: 1 }, kiosk: { land: 1, civil: 9 } },
      2,
    ],
    ['a class of its own', { web: { land: 30, civil: 3 } }, 3],
    [
      'all classes large and well mixed',
      { web: { land: 20, civil: 20 }, kiosk: { land: 20, civil: 20 } },
      40,
    ],
    ['one division alone: nothing to combine but all', { web: { land: 12 } }, 12],
    ['divisions that hold the same people', { web: { land: 12 }, kiosk: { civil: 15 } }, 12],
    ['nobody', {}, Infinity],
  ])('%s', (_, rows, expected) => {
    expect(weakestCut(table(rows))).toBe(expected);
  });

  it('is that of every way to part the classes, tried one by one', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(counts, (rows) => {
        const shared = rows.flatMap((row, one) =>
          row.map((people, other) => ({ one: `${one}`, other: `${other}`, people })),
        );
        const nodes = [...new Set(shared.flatMap(({ one, other }) => [`1 ${one}`, `2 ${other}`]))];
        let weakest = Infinity;
        for (let side = 0; side < 2 ** nodes.length; side += 1) {
          const isIn = (node: string) => Math.floor(side / 2 ** nodes.indexOf(node)) % 2 === 1;
          const cut = shared.reduce(
            (sum, { one, other, people }) => (isIn(`1 ${one}`) === isIn(`2 ${other}`) ? sum : sum + people),
            0,
          );
          if (cut > 0) weakest = Math.min(weakest, cut);
        }
        expect(weakestCut(shared)).toBe(weakest);
      }),
    );
  });
});
