import {
  dayRobustVariance,
  dayWiseEValue,
  estimateOfDays,
  meanUnitScore,
  parseRational,
  publishedBounds,
  publishedInterval,
  scoreInterval,
  sumDays,
  toDecimal,
  type DaySums,
} from '@namkhong/domain';
import type { Goal, Measurement } from '../goal.js';
import { median, spread } from '../statistics/statistics.js';
import { sampleDays } from './sample-days.js';

const rounds = 9;
/** A page of a province: every unit with a quarter of working days. */
const units = 3_000;
const workingDays = 66;
/** Two quarters of a busy unit, as the LOW rule looks at them. */
const evidence = { days: 2 * workingDays, ratings: 10_000 };

/** How long one interval and one e-value take, both exact; and a page of intervals with certified digits. */
export const indexGoal: Goal = {
  id: 'INDEX',
  title: 'one exact interval; a day-wise e-value over 10,000 ratings',
  measure({ say }): Promise<Measurement> {
    const page = Array.from({ length: units }, (_, unit) =>
      sumDays(sampleDays(workingDays, 40 + ((unit * 37) % 900), unit)),
    );
    const days = sampleDays(evidence.days, evidence.ratings, 766);
    const theta = parseRational('3/5');
    const interval = timesOf(() => page.map(exactly), units);
    const certified = timesOf(() => page.map(certainly), 1);
    const eValue = timesOf(() => dayWiseEValue(days, theta), 1);
    const different = page.filter((sums) => exactly(sums) !== certainly(sums)).length;
    if (different > 0) throw new Error(`${different} certified intervals are not the exact ones`);
    say(`${units} certified intervals in ${median(certified).toFixed(2)} ms, all equal to the exact ones`);
    return Promise.resolve({
      first: {
        what: 'one interval from day sums to two printed bounds',
        unit: 'ms',
        ...spread(interval),
        bound: { at: 'most', must: 0.2, stretch: 0.1 },
      },
      second: {
        what: `e-value over ${evidence.ratings} ratings of ${evidence.days} days`,
        unit: 'ms',
        ...spread(eValue),
        bound: { at: 'most', must: 2, stretch: 1 },
      },
      details: {
        units,
        workingDays,
        ratings: page.reduce((total, { n }) => total + Number(n), 0),
        certifiedPageMs: spread(certified),
        eValue: toDecimal(dayWiseEValue(days, theta), 6),
      },
    });
  },
};

function exactly(sums: DaySums): string {
  const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
  if (mean === null || variance === null) throw new Error('too few ratings');
  return JSON.stringify(publishedBounds(scoreInterval({ ...variance, mean, n: sums.n })));
}

function certainly(sums: DaySums): string {
  const estimate = estimateOfDays(sums);
  if (estimate === null) throw new Error('too few ratings');
  return JSON.stringify(publishedInterval(estimate));
}

/** Milliseconds of each round for one of so many; the first round warms up and does not count. */
function timesOf(work: () => unknown, many: number): number[] {
  return Array.from({ length: rounds + 1 }, () => {
    const began = performance.now();
    work();
    return (performance.now() - began) / many;
  }).slice(1);
}
