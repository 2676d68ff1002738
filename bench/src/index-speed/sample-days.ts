import type { DayTotal } from '@namkhong/domain';
import { sequence } from '../samples/sequence.js';

/** Weights of the five answers of a submission, basis points. */
const weights = [3000, 2500, 2000, 1500, 1000] as const;

/** Days of composite submissions, the same for the same seed: some days worse than others, as real ones are. */
export function sampleDays(days: number, ratings: number, seed: number): readonly DayTotal[] {
  const next = sequence(seed);
  const mood = Array.from({ length: days }, () => next() / 4);
  const totals = Array.from({ length: days }, () => ({ n: 0n, sum: 0n, sumOfSquares: 0n }));
  for (let rating = 0; rating < ratings; rating++) {
    const day = Math.floor(next() * days);
    const person = next();
    const score = weights.reduce((sum, weight) => {
      const code = Math.min(4, Math.floor(5 * Math.sqrt((person + next() + (mood[day] ?? 0)) / 2.25)));
      return sum + BigInt(weight * code);
    }, 0n);
    const total = totals[day];
    if (total === undefined) continue;
    total.n += 1n;
    total.sum += score;
    total.sumOfSquares += score * score;
  }
  return totals;
}
