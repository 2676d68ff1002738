import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareLevel,
  decideLow,
  DEFAULT_LOW_RULE_PARAMETERS,
  histogramOf,
  summariseSubject,
  type DayTotal,
} from '@namkhong/domain';
import { z } from 'zod';
import type { QuarterInputs } from './evidence.port.js';
import { toFlagContent } from './flag-content.js';
import { toRatedSubject } from './rated-subject.js';

/** Golden vector V26: the levels of 25 days, with the figures of an independent program. */
const vectors = new URL('../../../../packages/domain/vectors/vectors.json', import.meta.url);
const { V26_day_robust: golden } = z
  .looseObject({ V26_day_robust: z.looseObject({ days: z.array(z.array(z.int())) }) })
  .parse(JSON.parse(readFileSync(vectors, 'utf8')));

const parameters = DEFAULT_LOW_RULE_PARAMETERS;
const subject = { kind: 'official', subjectId: '0198f3a0-0000-7000-8000-000000000003' } as const;
const question = { vi: 'Hỏi', en: 'Ask' };
const overall = [{ code: 'overall', weight: 10_000, question }];

function quarterOf(quarter: string, days: readonly (readonly number[])[]): QuarterInputs {
  const counts = [0, 1, 2, 3, 4].map((level) => days.reduce((sum, day) => sum + (day[level] ?? 0), 0));
  const ratings = counts.reduce((sum, count) => sum + count, 0);
  return {
    quarter,
    level: 'official',
    ratings,
    invited: 3 * ratings,
    distinctRaters: ratings,
    histograms: new Map([['overall', histogramOf(counts)]]),
    strata: new Map([['land/approved', new Map([['overall', histogramOf(counts)]])]]),
    days: days.map(dayOf),
    channels: [],
  };
}

function dayOf(counts: readonly number[]): DayTotal {
  const total = (of: (code: bigint) => bigint) =>
    counts.reduce((sum, count, code) => sum + BigInt(count) * of(10_000n * BigInt(code)), 0n);
  return { n: total(() => 1n), sum: total((y) => y), sumOfSquares: total((y) => y * y) };
}

function judge(
  quarters: readonly [QuarterInputs, QuarterInputs],
  criteria: Parameters<typeof toRatedSubject>[2],
) {
  const rated = toRatedSubject(subject, quarters, criteria);
  const level = compareLevel([summariseSubject(rated, parameters)]);
  const given = { subject: rated, pendingContests: 0, undecided: [], today: '2026-10-15', parameters };
  const decision = decideLow(given, level);
  const content = toFlagContent({ subject: rated, decision }, { version: 1, lowRule: parameters });
  return { rated, decision, content };
}

const low = [quarterOf('2026-Q2', golden.days), quarterOf('2026-Q3', golden.days)] as const;

describe('what a flag says', () => {
  it('is what golden vector V26 gives for each quarter', () => {
    const quarter = { n: 118, days: 25, score: '42.58', lower: '34.75', upper: '50.81', p: '0.000082' };
    const { decision, content } = judge(low, overall);
    expect(decision.low).toBe(true);
    expect(content).toMatchObject({
      threshold: '60.00',
      evidence: [
        { quarter: '2026-Q2', ...quarter },
        { quarter: '2026-Q3', ...quarter },
      ],
      lowestCriterion: 'overall',
    });
  });

  it('names the criterion that loses most points, by the weights of an official’s own record', () => {
    const criteria = [
      { code: 'attitude', weight: 2000, officialWeight: 8000, question },
      { code: 'result', weight: 2000, officialWeight: 2000, question },
      { code: 'premises', weight: 6000, officialWeight: 0, question },
    ];
    // Attitude loses 0.8 × 65.04 points, result 0.2 × 100 though it is the worse one; premises are not the official's.
    const histograms = new Map([
      ['attitude', histogramOf([0, 71, 47, 0, 0])],
      ['result', histogramOf([118, 0, 0, 0, 0])],
      ['premises', histogramOf([118, 0, 0, 0, 0])],
    ]);
    const [first, second] = low;
    const { content, rated } = judge(
      [
        { ...first, histograms },
        { ...second, histograms },
      ],
      criteria,
    );
    expect(content?.lowestCriterion).toBe('attitude');
    expect(rated.quarters[0].criteria.map(({ code }) => code)).toEqual(['attitude', 'result']);
    const parts = content?.explanation?.quarters[0]?.parts;
    // 100·0.8·(71·1 + 47·2)/(4·118) = 27.966… and the rest of 80.
    expect(parts).toMatchObject([
      { code: 'attitude', contribution: '27.97', lost: '52.03' },
      { code: 'result', contribution: '0.00', lost: '20.00' },
    ]);
  });

  it('is nothing where a criterion has too few answers', () => {
    const [first, second] = low;
    const few = { ...second, histograms: new Map([['overall', histogramOf([9, 0, 0, 0, 0])]]) };
    const { content, decision } = judge([first, few], overall);
    expect([content, decision.low]).toEqual([null, false]);
  });
});

describe('a flag', () => {
  it('is never raised where a quarter’s score reaches the threshold, however the days fall', () => {
    const day = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });
    const days = fc.array(day, { minLength: 20, maxLength: 40 }).map(raiseToThreshold);
    fc.assert(
      fc.property(days, (given) => {
        expect(judge([low[0], quarterOf('2026-Q3', given)], overall).decision.low).toBe(false);
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
