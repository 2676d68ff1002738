import { describe, expect, it } from '@jest/globals';
import { compare, dayWiseEValue, parseRational, rational } from '@namkhong/domain';
import { randomOf } from '../samples/random.js';
import { qualityOf, trueScore } from './answering.js';
import { drawQuarter } from './draw-quarter.js';
import { judgeLevel } from './judge-level.js';
import { subjectsOf } from './levels.js';

/** With a chance of at most one in a million more than this happen of `of`, if each does with probability `p`. */
function mostLikely(of: number, p: number): number {
  let term = (1 - p) ** of;
  let below = term;
  let count = 0;
  while (1 - below > 1e-6) {
    term *= ((of - count) / (count + 1)) * (p / (1 - p));
    count += 1;
    below += term;
  }
  return count;
}

describe('subjects that are drawn', () => {
  it('have the true score that was asked for, never less', () => {
    for (const score of [42, 45, 50, 55, 60, 63, 75, 90]) {
      const reached = trueScore(qualityOf(score));
      expect(reached).toBeGreaterThanOrEqual(score);
      expect(reached).toBeLessThan(score + 0.05);
    }
  });

  it('are rated as their true score says, as near as the number of days must bring it', () => {
    const chance = randomOf(7);
    const days = subjectsOf([{ score: 60, volume: 66, count: 200 }]).flatMap(
      (subject) => drawQuarter(subject, '2026-Q1', chance).days,
    );
    const mean =
      days.reduce((total, { n, sum }) => total + Number(sum) / (40_000 * Number(n)), 0) / days.length;
    // Hoeffding: days are independent and their means lie in [0, 1].
    const margin = Math.sqrt(Math.log(2e6) / (2 * days.length));
    expect(Math.abs(mean - 0.6)).toBeLessThan(margin);
  });
});

describe('the LOW rule on levels whose true scores are known', () => {
  const theta = parseRational('3/5');

  it('finds no more evidence against those at the threshold than Ville’s inequality allows', () => {
    const chance = randomOf(11);
    const subjects = subjectsOf([{ score: 60, volume: 120, count: 240 }]);
    const found = subjects.filter((subject) => {
      const days = (['2026-Q1', '2026-Q2'] as const).flatMap(
        (quarter) => drawQuarter(subject, quarter, chance).days,
      );
      return compare(dayWiseEValue(days, theta), rational(20n)) >= 0;
    });
    // At the threshold E is a martingale from 1: at most one in twenty ever reaches 20.
    expect(found.length).toBeLessThanOrEqual(mostLikely(subjects.length, 1 / 20));
  });

  it('flags somebody in no more levels of people at the threshold than Benjamini and Hochberg allow', () => {
    const levels = Array.from({ length: 20 }, (_, nth) =>
      judgeLevel(subjectsOf([{ score: 60, volume: 120, count: 12 }]), 2, randomOf(100 + nth)),
    );
    const flagged = levels.filter((level) => level.some(({ everLow }) => everLow));
    // Where nobody is bad every discovery is false: in a quarter there is one in at most five levels of a hundred.
    expect(flagged.length).toBeLessThanOrEqual(mostLikely(levels.length, 1 / 20));
  });

  it('finds everybody who is ten standard errors below, and nobody who is as far above', () => {
    const groups = [
      { score: 42, volume: 300, count: 12 },
      { score: 78, volume: 300, count: 20 },
    ];
    const outcomes = judgeLevel(subjectsOf(groups), 2, randomOf(23));
    for (const { score, everLow, everByCore } of outcomes) {
      expect([everLow, everByCore]).toEqual([score < 60, score < 60]);
    }
  });
});
