import { describe, expect, it } from '@jest/globals';
import { composeScore, printScore, type CellContent } from '@namkhong/domain';
import fc from 'fast-check';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { aggregateCells, selectCells } from './aggregate-cells.js';
import { printComposite, printCriterion } from './print-row.js';
import { monthNumber, ReleasedTable } from './released-table.js';

const weights = [4_000, 3_500, 2_500];
const criteria = weights.map((weight, index) => ({ code: `c${index}`, weight }));
const set = { setCode: 'sipas', version: 1, criteria } as unknown as CriteriaSetVersion;

/** Some people's answers on some days of a month: levels of the three criteria, 0 for none. */
const rating = fc.record({
  day: fc.integer({ min: 0, max: 30 }),
  levels: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
});
const careful = fc.record({
  day: fc.integer({ min: 0, max: 30 }),
  levels: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
});
const people = fc.oneof(
  fc.array(careful, { minLength: 10, maxLength: 400 }),
  fc.array(rating, { minLength: 10, maxLength: 120 }),
  // Nearly everybody of one mind, where the variance vanishes and floats are at their worst.
  fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 30 }), levels: fc.constantFrom([5, 5, 5], [5, 5, 4]) }),
    {
      minLength: 30,
      maxLength: 300,
    },
  ),
);

describe('a printed row', () => {
  it('has the digits of the exact fractions, whatever people answered', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 1, maxLength: 3 }), (months) => {
        const cells = months.map(fold);
        const table = tableOf(cells);
        const sums = sumAll(table, cells.length);
        expect(printComposite(sums, 0)).toEqual(printScore(composeScore({ criteria }, cells)));
        criteria.forEach((criterion, index) => {
          const alone = cells.map((cell) => onlyCriterion(cell, index));
          const one = { criteria: [{ code: criterion.code, weight: 10_000 }] };
          expect(printCriterion(sums, 0, index)).toEqual(printScore(composeScore(one, alone)));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is exact where a day of many is squared beyond what a float can hold', () => {
    const counts = { rated: 30_000_000n, per: 1_000_000n };
    const days = Array.from({ length: 31 }, (_, day) =>
      day < 30 ? [counts.per, 20_000n * counts.per, 0n] : [0n, 0n, 0n],
    );
    const cell: CellContent = {
      rated: counts.rated,
      histograms: [
        0n,
        15_000_000n,
        0n,
        15_000_000n,
        0n,
        0n,
        0n,
        counts.rated,
        0n,
        0n,
        0n,
        0n,
        counts.rated,
        0n,
        0n,
      ],
      crosses: new Array<bigint>(12).fill(0n),
      days: days
        .flat()
        .map((count, index) =>
          index % 3 === 2 && count === 0n && index < 90 ? 410_000_000n * counts.per : count,
        ),
    };
    // As fifty units of the same month, each within what a cell may hold.
    const parts = Array.from({ length: 50 }, () => scaled(cell, 50n));
    const table = new ReleasedTable(set);
    parts.forEach((part, index) => table.add(rowOf(part, `u${index}`, '2026-05-01')));
    const sums = sumAll(table, 1);
    expect(sums.imprecise[0]).toBe(1);
    expect(printComposite(sums, 0)).toEqual(printScore(composeScore({ criteria }, [cell])));
  });
});

function scaled(cell: CellContent, by: bigint): CellContent {
  const each = (counts: readonly bigint[]) => counts.map((count) => count / by);
  return {
    rated: cell.rated / by,
    histograms: each(cell.histograms),
    crosses: cell.crosses,
    days: each(cell.days),
  };
}

function sumAll(table: ReleasedTable, months: number) {
  const from = monthNumber('2026-05');
  const selection = {
    from,
    to: from + months - 1,
    units: null,
    parts: null,
    open: null,
    wholeQuarters: true,
  };
  const cells = selectCells(table, selection);
  return aggregateCells(table, selection, { cells, rows: new Int32Array(cells.length) }, 1, true);
}

function tableOf(cells: readonly CellContent[]): ReleasedTable {
  const table = new ReleasedTable(set);
  cells.forEach((cell, index) => table.add(rowOf(cell, 'u', `2026-0${5 + index}-01`)));
  return table;
}

function rowOf({ rated, histograms, crosses, days }: CellContent, unitId: string, month: string) {
  return {
    unitId,
    month,
    assurance: 'ballot',
    units: '',
    channels: 'web',
    wholeQuarter: false,
    illustrative: false,
    releasedAt: 1,
    rated: Number(rated),
    histograms: histograms.join(),
    crosses: crosses.join(),
    days: days.join(),
  };
}

/** Counted here from the answers themselves, independently of how the service folds. */
function fold(ratings: readonly { day: number; levels: readonly number[] }[]): CellContent {
  const histograms = new Array<number>(15).fill(0);
  const crosses = new Array<number>(12).fill(0);
  const days = new Array<number>(93).fill(0);
  const plus = (counts: number[], index: number, by: number) => {
    counts[index] = (counts[index] ?? 0) + by;
  };
  for (const { day, levels } of ratings) {
    levels.forEach((level, index) => level > 0 && plus(histograms, 5 * index + level - 1, 1));
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    pairs.forEach(([a, b], pair) => {
      const [x, y] = [levels[a] ?? 0, levels[b] ?? 0];
      if (x === 0 || y === 0) return;
      [1, x - 1, y - 1, (x - 1) * (y - 1)].forEach((by, offset) => plus(crosses, 4 * pair + offset, by));
    });
    if (levels.includes(0)) continue;
    const score = levels.reduce((sum, level, index) => sum + (weights[index] ?? 0) * (level - 1), 0);
    [1, score, score * score].forEach((by, offset) => plus(days, 3 * day + offset, by));
  }
  const big = (counts: readonly number[]) => counts.map(BigInt);
  return {
    rated: BigInt(ratings.length),
    histograms: big(histograms),
    crosses: big(crosses),
    days: big(days),
  };
}

function onlyCriterion({ histograms }: CellContent, index: number): CellContent {
  const counts = histograms.slice(5 * index, 5 * index + 5);
  return { rated: counts.reduce((a, b) => a + b, 0n), histograms: counts, crosses: [], days: [] };
}
