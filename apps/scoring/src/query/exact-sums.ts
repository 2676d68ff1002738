import {
  DAYS_IN_CELL,
  histogramOf,
  sumDays,
  mergeDaySums,
  EMPTY_DAY_SUMS,
  type DaySums,
  type FigureSums,
} from '@namkhong/domain';
import type { RowSums } from './aggregate-cells.js';
import { MOMENTS } from './released-table.js';

/** The sums of a row as integers of any size, for the exact path. */
export function exactSums(sums: RowSums, row: number): FigureSums {
  const { table } = sums;
  return {
    rated: BigInt(sums.rated[row] ?? 0),
    counts: table.set.criteria.map(({ code, weight }, index) => {
      const at = row * table.histogramSize + 5 * index;
      return { code, weight, histogram: histogramOf([...sums.histograms.subarray(at, at + 5)]) };
    }),
    days: daySumsOfRow(sums, row),
    crosses: crossesOf(sums, row),
  };
}

/** The sums over the days of a row's complete submissions. */
export function daySumsOfRow(sums: RowSums, row: number): DaySums {
  return sums.imprecise[row] === 1 ? addedUpAgain(sums, row) : momentsOf(sums, row);
}

function momentsOf({ moments }: RowSums, row: number): DaySums {
  const [days = 0, n = 0, sum = 0, squares = 0, daySquares = 0, countTimesDay = 0, countSquares = 0] =
    moments.subarray(row * MOMENTS, (row + 1) * MOMENTS);
  return {
    days: BigInt(days),
    n: BigInt(n),
    sum: BigInt(sum),
    sumOfSquares: BigInt(squares),
    daySquares: BigInt(daySquares),
    countTimesDay: BigInt(countTimesDay),
    countSquares: BigInt(countSquares),
  };
}

/** Σab and their like, added up for those rows alone that need them. */
function crossesOf(sums: RowSums, row: number): bigint[] {
  const { table } = sums;
  const total = new Float64Array(table.crossSize);
  for (const cell of cellsOf(sums, row)) {
    const from = cell * table.crossSize;
    for (let index = 0; index < total.length; index += 1)
      total[index] = (total[index] ?? 0) + (table.crosses[from + index] ?? 0);
  }
  return Array.from(total, BigInt);
}

/** Where a day of a whole province is squared, a float has not enough digits. */
function addedUpAgain(sums: RowSums, row: number): DaySums {
  const { table } = sums;
  const ofMonths = Map.groupBy(cellsOf(sums, row), (cell) => table.month[cell] ?? 0);
  return [...ofMonths.values()]
    .map((cells) => {
      const at = (cell: number, index: number) => BigInt(table.days[cell * 2 * DAYS_IN_CELL + index] ?? 0);
      const total = (index: number) => cells.reduce((all, cell) => all + at(cell, index), 0n);
      const days = sumDays(
        Array.from({ length: DAYS_IN_CELL }, (_, day) => ({
          n: total(day),
          sum: total(DAYS_IN_CELL + day),
          sumOfSquares: 0n,
        })),
      );
      const sumOfSquares = cells.reduce(
        (all, cell) => all + BigInt(table.moments[cell * MOMENTS + 3] ?? 0),
        0n,
      );
      return { ...days, sumOfSquares };
    })
    .reduce(mergeDaySums, EMPTY_DAY_SUMS);
}

function cellsOf({ order, keys, months }: RowSums, row: number): number[] {
  const cells: number[] = [];
  for (let position = firstAt(keys, row * months); position < order.length; position += 1) {
    if ((keys[position] ?? 0) >= (row + 1) * months) break;
    cells.push(order[position] ?? 0);
  }
  return cells;
}

/** The first position whose key is not below; keys ascend. */
function firstAt(keys: Int32Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
