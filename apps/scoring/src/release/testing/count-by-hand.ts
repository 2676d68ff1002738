import type { DataOf, ratingCastV1 } from '@namkhong/contracts';

type Rating = DataOf<typeof ratingCastV1>;

/** The integers of a released cell as the database gives them, of a set of `attitude` (6000) and `result` (4000). */
export interface Counted {
  readonly rated: number;
  readonly histograms: readonly number[];
  readonly crosses: readonly number[];
  readonly days: readonly string[];
}

/** The blocks of a set of two criteria: ratings, both criteria, their pair, the days. */
export const blocks: readonly ((cell: Counted) => bigint[])[] = [
  ({ rated }) => [BigInt(rated)],
  ({ histograms }) => histograms.slice(0, 5).map(BigInt),
  ({ histograms }) => histograms.slice(5).map(BigInt),
  ({ crosses }) => crosses.map(BigInt),
  ({ days }) => days.map(BigInt),
];

/** The counts of some ratings, by hand. */
export function count(ratings: readonly Rating[]): Counted {
  const histograms = new Array<number>(10).fill(0);
  const crosses = [0, 0, 0, 0];
  const days = new Array<number>(93).fill(0);
  for (const { day, levels } of ratings) {
    const [attitude = 0, result = 0] = [levels['attitude'], levels['result']];
    if (attitude > 0) histograms[attitude - 1] = (histograms[attitude - 1] ?? 0) + 1;
    if (result > 0) histograms[result + 4] = (histograms[result + 4] ?? 0) + 1;
    if (attitude === 0 || result === 0) continue;
    const [a, b] = [attitude - 1, result - 1];
    for (const [at, value] of [1, a, b, a * b].entries()) crosses[at] = (crosses[at] ?? 0) + value;
    const y = 6000 * a + 4000 * b;
    const first = 3 * (Number(day.slice(8)) - 1);
    for (const [at, value] of [1, y, y * y].entries()) days[first + at] = (days[first + at] ?? 0) + value;
  }
  return { rated: ratings.length, histograms, crosses, days: days.map(String) };
}
