import { describe, expect, it } from '@jest/globals';
import type { DayTotal } from '../satisfaction-index/day-sums.js';
import { histogramOf } from '../satisfaction-index/histogram.js';
import { parseRational, rational } from '../satisfaction-index/rational.js';
import { decideLow } from './decide-low.js';
import { DEFAULT_LOW_RULE_PARAMETERS, type QuarterEvidence, type SubjectKind } from './evidence.js';
import { robust } from './level-conditions.js';
import { compareLevel, mayBeLow, summariseSubject } from './level-context.js';
import type { QuarterRobustness } from './robustness.js';

const quarters = ['2026-Q1', '2026-Q2'] as const;
const theta = parseRational('3/5');
const score = rational(40n);
const sound: QuarterRobustness = {
  adjusted: { score, pMillionths: 1n },
  withShares: { score, pMillionths: 1n },
  withoutWorstDays: { score, pMillionths: 1n },
  shrunken: score,
};

/** In the second quarter alone. */
function robustWith(change: Partial<QuarterRobustness>) {
  const { holds, reason } = robust(quarters, [sound, { ...sound, ...change }], theta);
  return { holds, code: reason.code, quarter: reason.params['quarter'] };
}

describe('a p of exactly .025 is none below it', () => {
  it.each([
    ['adjusted', 'explained-by-case-mix'],
    ['withShares', 'explained-by-channels'],
    ['withoutWorstDays', 'rests-on-two-days'],
  ] as const)('of the score %s', (check, code) => {
    expect(robustWith({ [check]: { score, pMillionths: 24_999n } }).holds).toBe('yes');
    expect(robustWith({ [check]: { score, pMillionths: 25_000n } })).toEqual({
      holds: 'no',
      code,
      quarter: '2026-Q2',
    });
  });

  it('of a quarter by itself', () => {
    const summary = { subjectId: 'one', quarters: [] as never };
    expect(mayBeLow({ ...summary, pMillionths: [24_999n, 24_999n] })).toBe(true);
    expect(mayBeLow({ ...summary, pMillionths: [25_000n, 24_999n] })).toBe(false);
    expect(mayBeLow({ ...summary, pMillionths: [24_999n, 25_000n] })).toBe(false);
    expect(mayBeLow({ ...summary, pMillionths: null })).toBe(false);
  });
});

it('a shrunken score of exactly the threshold is not low among its peers', () => {
  expect(robustWith({ shrunken: parseRational('59.999999') }).holds).toBe('yes');
  expect(robustWith({ shrunken: rational(60n) })).toEqual({
    holds: 'no',
    code: 'not-low-among-peers',
    quarter: '2026-Q2',
  });
});

/** So many submissions of level 2 on each day. */
function evidence(quarter: string, counts: readonly number[]): QuarterEvidence {
  const days = counts.map((count): DayTotal => {
    const n = BigInt(count);
    return { n, sum: 10_000n * n, sumOfSquares: 100_000_000n * n };
  });
  const ratings = counts.reduce((total, count) => total + count, 0);
  const criteria = [{ code: 'attitude', weight: 10_000, histogram: histogramOf([0, 100, 0, 0, 0]) }];
  return { quarter, ratings, invited: 500, distinctRaters: 30, criteria, days, strata: new Map() };
}

function conditionsOf(kind: SubjectKind, first: readonly number[], second: readonly number[]) {
  const [one, two] = quarters;
  const subject = {
    subjectId: 'one',
    kind,
    quarters: [evidence(one, first), evidence(two, second)] as const,
  };
  const parameters = DEFAULT_LOW_RULE_PARAMETERS;
  const given = { subject, pendingContests: 0, undecided: [], today: '2026-07-15', parameters };
  const { conditions } = decideLow(given, compareLevel([summariseSubject(subject, parameters)]));
  return conditions.map(({ reason }) => reason);
}

describe('the window of two quarters', () => {
  const enough = new Array<number>(20).fill(10);

  it('counts a day with a single submission', () => {
    const [window] = conditionsOf('unit', enough, [...new Array<number>(19).fill(6), 1]);
    expect(window?.code).toBe('window-valid');
    const [fewer] = conditionsOf('unit', enough, [...new Array<number>(19).fill(6), 0]);
    expect(fewer).toMatchObject({ code: 'too-few-days', params: { quarter: '2026-Q2', n: 19, minimum: 20 } });
  });

  it('takes an official with fifty ratings and none with forty-nine', () => {
    const fifty = [...new Array<number>(10).fill(2), ...new Array<number>(10).fill(3)];
    expect(conditionsOf('official', fifty, fifty)[0]?.code).toBe('window-valid');
    expect(conditionsOf('official', fifty.with(0, 1), fifty)[0]).toMatchObject({
      code: 'too-few-ratings',
      params: { quarter: '2026-Q1', n: 49, minimum: 50 },
    });
  });

  it('names the quarter of which nothing can be computed', () => {
    expect(conditionsOf('unit', [1], enough)[1]).toEqual({
      code: 'not-computable',
      params: { quarter: '2026-Q1' },
    });
    expect(conditionsOf('unit', enough, [1])[1]).toEqual({
      code: 'not-computable',
      params: { quarter: '2026-Q2' },
    });
  });
});
