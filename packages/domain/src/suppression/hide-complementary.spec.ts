import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hideComplementary } from './hide-complementary.js';

const of = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([id, people]) => ({ id, people: BigInt(people) }));

describe('parts that may not be told beside their total', () => {
  it('are those of the golden vector', () => {
    const file = JSON.parse(readFileSync(new URL('../../vectors/vectors.json', import.meta.url), 'utf8'));
    const { k_min, children, primary, complementary } = file.V23_suppression;
    expect(hideComplementary(of(children), BigInt(k_min))).toEqual({
      primary,
      complementary,
      hidesTotal: false,
    });
  });

  it.each([
    ['none where all are large', { a: 10, b: 30 }, 10n, [], [], false],
    ['none where one rests on nobody', { a: 0, b: 30 }, 10n, [], [], false],
    ['two small ones that are ten together, alone', { a: 4, b: 6, c: 50 }, 10n, ['a', 'b'], [], false],
    [
      'two small ones that are not, with the next',
      { a: 4, b: 5, c: 50, d: 40 },
      10n,
      ['a', 'b'],
      ['d'],
      false,
    ],
    ['an official below thirty with the next official', { a: 12, b: 31, c: 80 }, 30n, ['a'], ['b'], false],
    ['the total, where nothing is left to hide', { a: 7 }, 10n, ['a'], [], true],
    ['the total, where all together are fewer than ten', { a: 3, b: 4 }, 10n, ['a', 'b'], [], true],
    ['of two that are alike, the first by id', { b: 20, c: 20, a: 3 }, 10n, ['a'], ['b'], false],
  ])('%s', (_, counts, from, primary, complementary, hidesTotal) => {
    expect(hideComplementary(of(counts), from)).toEqual({ primary, complementary, hidesTotal });
  });

  it('leave at least ten people of two parts to whoever subtracts the told ones from the total', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 7 });
    fc.assert(
      fc.property(counts, fc.constantFrom(10n, 30n), (drawn, from) => {
        const children = drawn.map((people, index) => ({ id: `${index}`, people: BigInt(people) }));
        const { primary, complementary, hidesTotal } = hideComplementary(children, from);
        const isHidden = ({ id }: { id: string }) => primary.includes(id) || complementary.includes(id);
        const hidden = children.filter(isHidden);
        for (const child of children)
          if (!isHidden(child)) expect(child.people === 0n || child.people >= from).toBe(true);
        if (hidden.length === 0 || hidesTotal) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, { people }) => sum + people, 0n)).toBeGreaterThanOrEqual(10n);
      }),
    );
  });
});
