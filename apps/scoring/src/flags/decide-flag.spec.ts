import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_LOW_RULE_PARAMETERS, histogramOf, type DayTotal } from '@namkhong/domain';
import { z } from 'zod';
import { decideFlag } from './decide-flag.js';
import type { QuarterInputs } from './evidence.port.js';
import type { SubjectEvidence } from './subject-evidence.js';

/** Golden vector V26: the levels of 25 days, with the figures of an independent program. */
const vectors = new URL('../../../../packages/domain/vectors/vectors.json', import.meta.url);
const { V26_day_robust: golden } = z
  .looseObject({ V26_day_robust: z.looseObject({ days: z.array(z.array(z.int())) }) })
  .parse(JSON.parse(readFileSync(vectors, 'utf8')));

const set = {
  criteria: [{ code: 'overall', weight: 10_000, question: { vi: 'Hỏi', en: 'Ask' } }],
  lowRule: DEFAULT_LOW_RULE_PARAMETERS,
};

function quarterOf(quarter: string, days: readonly (readonly number[])[]): QuarterInputs {
  const counts = [0, 1, 2, 3, 4].map((level) => days.reduce((sum, day) => sum + (day[level] ?? 0), 0));
  const ratings = counts.reduce((sum, count) => sum + count, 0);
  return {
    quarter,
    ratings,
    invited: 3 * ratings,
    distinctRaters: ratings,
    histograms: new Map([['overall', histogramOf(counts)]]),
    strata: new Map([['land/approved', new Map([['overall', histogramOf(counts)]])]]),
    days: days.map(dayOf),
  };
}

function dayOf(counts: readonly number[]): DayTotal {
  const total = (of: (code: bigint) => bigint) =>
    counts.reduce((sum, count, code) => sum + BigInt(count) * of(10_000n * BigInt(code)), 0n);
  return { n: total(() => 1n), sum: total((y) => y), sumOfSquares: total((y) => y * y) };
}

function official(...quarters: [QuarterInputs, QuarterInputs]): SubjectEvidence {
  return {
    kind: 'official',
    subjectId: '0198f3a0-0000-7000-8000-000000000003',
    unitId: '0198f3a0-0000-7000-8000-000000000001',
    quarters,
    pendingContests: 0,
    undecided: [],
    illustrative: true,
  };
}

const low = official(quarterOf('2026-Q2', golden.days), quarterOf('2026-Q3', golden.days));
const decide = (evidence: SubjectEvidence) => decideFlag(evidence, set, '2026-10-15');

describe('a flag', () => {
  it('says what golden vector V26 gives for each quarter', () => {
    const quarter = { n: 118, days: 25, score: '42.58', lower: '34.75', upper: '50.81', p: '0.000082' };
    expect(decide(low)).toMatchObject({
      eligible: true,
      flag: {
        threshold: '60.00',
        evidence: [
          { quarter: '2026-Q2', ...quarter },
          { quarter: '2026-Q3', ...quarter },
        ],
        lowestCriterion: 'overall',
      },
    });
  });

  it('names the criterion that loses most points, weights counted', () => {
    const criteria = ['attitude', 'result'].map((code, index) => ({
      code,
      weight: [8000, 2000][index] ?? 0,
      question: { vi: 'Hỏi', en: 'Ask' },
    }));
    // Attitude loses 0.8 × 65 = 52 points, result 0.2 × 100 = 20 though it is the worse one.
    const histograms = new Map([
      ['attitude', histogramOf([0, 71, 47, 0, 0])],
      ['result', histogramOf([118, 0, 0, 0, 0])],
    ]);
    const [first, second] = low.quarters;
    const evidence = official({ ...first, histograms }, { ...second, histograms });
    expect(decideFlag(evidence, { ...set, criteria }, '2026-10-15').flag).toMatchObject({
      lowestCriterion: 'attitude',
    });
  });

  it('is not raised while a contest is pending, though there is enough to judge', () => {
    expect(decide({ ...low, pendingContests: 1 })).toEqual({ eligible: true, flag: null });
  });

  it('needs enough to judge in both quarters', () => {
    const [first, second] = low.quarters;
    const few = quarterOf('2026-Q3', golden.days.slice(0, 19));
    expect(decide(official(first, few))).toEqual({ eligible: false, flag: null });
    expect(decide(official({ ...first, distinctRaters: null }, second))).toEqual({
      eligible: false,
      flag: null,
    });
  });

  it('is never raised where a quarter’s score reaches the threshold, however the days fall', () => {
    const day = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });
    const days = fc.array(day, { minLength: 20, maxLength: 40 }).map(raiseToThreshold);
    fc.assert(
      fc.property(days, (given) => {
        const [first] = low.quarters;
        expect(decide(official(first, quarterOf('2026-Q3', given))).flag).toBeNull();
      }),
    );
  });
});

/** Adds as many fives on a last day as lift the mean code to 2.4, that is 60 points. */
function raiseToThreshold(days: readonly (readonly number[])[]): number[][] {
  const counts = days.flatMap((day) => day.map((count, code) => ({ count, code })));
  const missing = counts.reduce((sum, { count, code }) => sum + count * (24 - 10 * code), 0);
  return [...days.map((day) => [...day]), [0, 0, 0, 0, Math.max(0, Math.ceil(missing / 16))]];
}
