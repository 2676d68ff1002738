import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayRobustVariance, meanUnitScore } from '../satisfaction-index/day-robust-variance.js';
import { sumDays } from '../satisfaction-index/day-sums.js';
import { compare, multiply, rational, type Rational } from '../satisfaction-index/rational.js';
import { scoreInterval } from '../satisfaction-index/score-interval.js';
import { mayReach } from './removal-bound.js';
import { moreSensitive, sensitivityOf, type DayScores } from './sensitivity.js';

const THETA = rational(3n, 5n);
const scoresOf = (levels: readonly (readonly number[])[]): DayScores =>
  levels.map((day) => day.map((level) => BigInt((level - 1) * 10_000)));

/** Golden vector V26: 118 submissions on 25 days, U = 50.80. */
const golden = JSON.parse(readFileSync(new URL('../../vectors/vectors.json', import.meta.url), 'utf8')) as {
  V26_day_robust: { days: number[][] };
};
const goldenDays = scoresOf(
  golden.V26_day_robust.days.map((counts) =>
    counts.flatMap((count, code) => new Array<number>(count).fill(code + 1)),
  ),
);

/** U in points, from the single scores; 100 where nothing can be said. */
function upperOf(days: DayScores): Rational {
  const sums = sumDays(
    days.map((day) => ({
      n: BigInt(day.length),
      sum: day.reduce((total, y) => total + y, 0n),
      sumOfSquares: day.reduce((total, y) => total + y * y, 0n),
    })),
  );
  const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
  return mean && variance ? scoreInterval({ ...variance, mean, n: sums.n }).upper : rational(100n);
}

function reaches(days: DayScores, theta: Rational): boolean {
  return compare(upperOf(days), multiply(theta, rational(100n))) >= 0;
}

/** All that may be left when one more is taken out; of days that are alike, one. */
function oneLess(days: DayScores): DayScores[] {
  return days.flatMap((scores, day) =>
    [...new Set(scores)].map((score) =>
      days.map((each, index) => (index === day ? each.toSpliced(scores.indexOf(score), 1) : each)),
    ),
  );
}

/** The smallest number by trying all ways, one more each time. */
function smallest(days: DayScores, theta: Rational): number {
  let ways = new Map([['', days]]);
  for (let taken = 0; ; taken += 1) {
    if ([...ways.values()].some((left) => reaches(left, theta))) return taken;
    const next = [...ways.values()].flatMap(oneLess);
    ways = new Map(
      next.map((left) => [
        left
          .map((day) => day.toSorted().join())
          .toSorted()
          .join(';'),
        left,
      ]),
    );
  }
}

describe('the sensitivity of a result', () => {
  const level = fc.constantFrom(1, 1, 1, 2, 2, 3, 5);
  const days = (size: number, least: number, most: number) =>
    fc.array(fc.array(level, { minLength: 1, maxLength: size }), { minLength: least, maxLength: most });

  it.each([
    ['a few large days', days(5, 1, 4)],
    ['days enough for the variance between them', days(2, 10, 11)],
  ])('brackets the smallest number there is: %s', (_, given) => {
    fc.assert(
      fc.property(given, fc.constantFrom(30n, 40n, 50n, 60n), (levels, percent) => {
        const theta = rational(percent, 100n);
        const scores = scoresOf(levels);
        const truth = smallest(scores, theta);
        const { atLeast, atMost } = sensitivityOf(scores, theta);
        expect({ atLeast, truth, atMost }).toEqual({
          atLeast: Math.min(atLeast, truth),
          truth,
          atMost: Math.max(atMost, truth),
        });
        expect(atLeast === 0).toBe(truth === 0);
      }),
      { numRuns: 40 },
    );
  });

  it('brackets within two what a search finds for golden vector V26', () => {
    const { atLeast, atMost } = sensitivityOf(goldenDays, THETA);
    // Taking out whichever lifts U most, one after the other.
    let left = goldenDays;
    let taken = 0;
    for (; !reaches(left, THETA); taken += 1) {
      left = oneLess(left).toSorted((a, b) => compare(upperOf(b), upperOf(a)))[0] ?? [];
    }
    expect(taken).toBeLessThanOrEqual(atMost);
    expect(atLeast).toBeLessThanOrEqual(taken);
    expect(atMost - atLeast).toBeLessThanOrEqual(2);
  });

  it('takes out none where U reaches θ already, and does not look at the order', () => {
    expect(sensitivityOf(scoresOf([[5, 5], [4, 5], [5]]), THETA)).toEqual({ atLeast: 0, atMost: 0 });
    expect(sensitivityOf([], THETA)).toEqual({ atLeast: 0, atMost: 0 });
    const reversed = goldenDays.map((day) => day.toReversed()).toReversed();
    expect(sensitivityOf(reversed, THETA)).toEqual(sensitivityOf(goldenDays, THETA));
  });

  it('refutes fewer wherever it refutes more', () => {
    const scores = goldenDays.map((day) => day.map((y) => Number(y) / 40_000));
    const refuted = Array.from({ length: 25 }, (_, k) => !mayReach(scores, 0.6, k));
    expect(refuted).toEqual(refuted.toSorted((a, b) => Number(b) - Number(a)));
    expect(refuted[0]).toBe(true);
    expect(refuted.at(-1)).toBe(false);
  });

  it('is that of the quarter which falls first', () => {
    expect(moreSensitive({ atLeast: 5, atMost: 9 }, { atLeast: 6, atMost: 7 })).toEqual({
      atLeast: 5,
      atMost: 7,
    });
  });
});
