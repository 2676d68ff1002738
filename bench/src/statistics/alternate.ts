import { median } from './statistics.js';

/** One round: A, B, B, A, so that a machine that slows down or speeds up meets both alike. */
export interface Round {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

export async function alternate(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<Round[]> {
  const results: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const [a1, b1, b2, a2] = [await a(), await b(), await b(), await a()];
    results.push({ a: [a1, a2], b: [b1, b2] });
  }
  return results;
}

/** A ÷ B of each round. */
export function pairedRatios(rounds: readonly Round[]): number[] {
  return rounds.map(({ a, b }) => (a[0] + a[1]) / (b[0] + b[1]));
}

/** How far the same thing, measured twice in a round, differs from itself: the larger ÷ the smaller, median of rounds. */
function selfRatio(rounds: readonly Round[]): number {
  return median(rounds.map(({ a }) => Math.max(a[0], a[1]) / Math.min(a[0], a[1])));
}

/** Above this the machine was too restless for the ratios to mean anything. */
const largestSelfRatio = 1.3;

/** Why such a run counts for nothing; undefined where it counts. */
export function restlessness(rounds: readonly Round[]): string | undefined {
  const ratio = selfRatio(rounds);
  return ratio > largestSelfRatio
    ? `the same measured twice differs by ${ratio.toFixed(2)}×, more than ${largestSelfRatio}×`
    : undefined;
}
