import { describe, expect, it } from '@jest/globals';
import { compare, rational, toDecimal } from '../satisfaction-index/rational.js';
import type { DayTotal } from '../satisfaction-index/day-sums.js';
import { histogramOf } from '../satisfaction-index/histogram.js';
import type { LowConditionId } from './condition.js';
import { decideLow, type LowDecision, type LowRuleInput } from './decide-low.js';
import { DEFAULT_LOW_RULE_PARAMETERS, type QuarterEvidence, type RatedSubject } from './evidence.js';
import { compareLevel, summariseSubject } from './level-context.js';
import { explainLowRuleReason, lowRuleReasons } from './reasons.js';
import { testQuarter } from './test-quarter.js';

/** Days of five submissions each, with these levels; one criterion of weight 10000. */
const dayOf = (...levels: number[]): DayTotal => {
  const scores = levels.map((level) => BigInt((level - 1) * 10_000));
  return {
    n: BigInt(scores.length),
    sum: scores.reduce((total, y) => total + y, 0n),
    sumOfSquares: scores.reduce((total, y) => total + y * y, 0n),
  };
};
const lowDay = dayOf(1, 2, 2, 3, 3);
const goodDay = dayOf(3, 4, 4, 5, 5);

/** So many answers to a criterion; which levels they are plays no part in the conditions. */
const answered = (code: string, count: number, weight = 10_000) => ({
  code,
  weight,
  histogram: histogramOf([count, 0, 0, 0, 0]),
});
const quarter = (name: string, change: Partial<QuarterEvidence> = {}): QuarterEvidence => ({
  quarter: name,
  ratings: 120,
  invited: 400,
  distinctRaters: null,
  criteria: [answered('attitude', 120)],
  days: Array.from({ length: 24 }, () => lowDay),
  strata: new Map(),
  ...change,
});
type Given = Partial<Omit<LowRuleInput, 'subject'> & Pick<RatedSubject, 'kind' | 'quarters'>>;
const input = ({ kind = 'unit', quarters, ...change }: Given = {}): LowRuleInput => ({
  subject: { subjectId: 'one', kind, quarters: quarters ?? [quarter('2026-Q1'), quarter('2026-Q2')] },
  pendingContests: 0,
  undecided: [],
  today: '2026-07-15',
  parameters: DEFAULT_LOW_RULE_PARAMETERS,
  ...change,
});
/** Judged with nobody beside it. */
const decide = (given: LowRuleInput): LowDecision =>
  decideLow(given, compareLevel([summariseSubject(given.subject, given.parameters)]));
const reasonOf = (id: LowConditionId, given: LowRuleInput) => {
  const condition = decide(given).conditions.find((each) => each.id === id);
  return { holds: condition?.holds, code: condition?.reason.code };
};

describe('decideLow', () => {
  it('finds a subject low that is low in both quarters, and gives a reason for each of the six conditions', () => {
    const decision = decide(input());
    expect(decision.low).toBe(true);
    expect(decision.conditions.map(({ id, holds, reason }) => [id, holds, reason.code])).toEqual([
      ['valid-window', 'yes', 'window-valid'],
      ['significant-in-both-quarters', 'yes', 'significant-in-both'],
      ['false-discovery-controlled', 'yes', 'discovery-controlled'],
      ['day-wise-evidence', 'yes', 'evidence-strong'],
      ['robust', 'yes', 'robust-by-itself'],
      ['nothing-pending', 'yes', 'nothing-pending'],
    ]);
    // Levels 1, 2, 2, 3, 3 are 0, 25, 25, 50, 50 points.
    expect(decision.tests.map((test) => test && toDecimal(test.score, 2))).toEqual(['30.00', '30.00']);
  });

  it('clears a subject that was good in one of the quarters', () => {
    const good = quarter('2026-Q2', { days: Array.from({ length: 24 }, () => goodDay) });
    const given = input({ quarters: [quarter('2026-Q1'), good] });
    expect(decide(given).low).toBe(false);
    expect(reasonOf('significant-in-both-quarters', given)).toEqual({ holds: 'no', code: 'not-significant' });
  });

  it.each<[string, Partial<QuarterEvidence>]>([
    ['too-few-ratings', { days: Array.from({ length: 19 }, () => lowDay) }],
    [
      'too-few-days',
      { days: [dayOf(...Array.from({ length: 30 }, () => 2)), ...Array.from({ length: 18 }, () => lowDay)] },
    ],
    [
      'criterion-too-few-answers',
      {
        criteria: [answered('attitude', 120, 5000), answered('result', 9, 5000)],
      },
    ],
    ['response-rate-too-low', { invited: 1201 }],
    ['nobody-invited', { invited: 0 }],
    ['too-few-complete', { ratings: 151 }],
  ])('never flags a unit when there are %s', (code, change) => {
    for (const quarters of [
      [quarter('2026-Q1', change), quarter('2026-Q2')],
      [quarter('2026-Q1'), quarter('2026-Q2', change)],
    ] as const) {
      const given = input({ quarters });
      expect(reasonOf('valid-window', given)).toEqual({ holds: 'no', code });
      expect(decide(given).low).toBe(false);
    }
  });

  it('stands exactly on each minimum', () => {
    const days = Array.from({ length: 20 }, () => lowDay);
    const edge = { days, ratings: 125, invited: 1250, criteria: [answered('attitude', 10)] };
    const given = input({ quarters: [quarter('2026-Q1', edge), quarter('2026-Q2', edge)] });
    expect(reasonOf('valid-window', given)).toEqual({ holds: 'yes', code: 'window-valid' });
  });

  it('wants half the ratings of an official, but from thirty different people', () => {
    const days = Array.from({ length: 20 }, () => dayOf(1, 2, 3));
    const withRaters = (distinctRaters: number | null) => {
      const evidence = {
        days,
        ratings: 60,
        invited: 200,
        distinctRaters,
        criteria: [answered('attitude', 60)],
      };
      return input({
        kind: 'official',
        quarters: [quarter('2026-Q1', evidence), quarter('2026-Q2', evidence)],
      });
    };
    const asUnit = ({ subject, ...rest }: LowRuleInput): LowRuleInput => ({
      ...rest,
      subject: { ...subject, kind: 'unit' },
    });
    expect(reasonOf('valid-window', withRaters(30)).code).toBe('window-valid');
    expect(reasonOf('valid-window', withRaters(29)).code).toBe('too-few-raters');
    expect(reasonOf('valid-window', withRaters(null)).code).toBe('raters-unknown');
    expect(reasonOf('valid-window', asUnit(withRaters(30))).code).toBe('too-few-ratings');
  });

  it('needs consecutive quarters, across a year too', () => {
    const across = input({ quarters: [quarter('2026-Q4'), quarter('2027-Q1')] });
    const apart = input({ quarters: [quarter('2026-Q1'), quarter('2026-Q3')] });
    const reversed = input({ quarters: [quarter('2026-Q2'), quarter('2026-Q1')] });
    expect(reasonOf('valid-window', across).code).toBe('window-valid');
    expect(reasonOf('valid-window', apart).code).toBe('quarters-not-consecutive');
    expect(reasonOf('valid-window', reversed).code).toBe('quarters-not-consecutive');
  });

  it('waits for a contest, and for an undecided matter up to its last day', () => {
    const pending = (change: Partial<LowRuleInput>) => reasonOf('nothing-pending', input(change)).code;
    expect(pending({ pendingContests: 1 })).toBe('contest-pending');
    expect(pending({ undecided: [{ kind: 'alert', decideBy: '2026-07-15' }] })).toBe('alert-undecided');
    expect(pending({ undecided: [{ kind: 'quarantine', decideBy: '2026-07-16' }] })).toBe(
      'quarantine-undecided',
    );
    expect(pending({ undecided: [{ kind: 'alert', decideBy: '2026-07-14' }] })).toBe('nothing-pending');
    expect(decide(input({ pendingContests: 1 })).low).toBe(false);
  });

  it('does not depend on the order of the days', () => {
    const mixed = quarter('2026-Q1', {
      days: [...Array.from({ length: 12 }, () => lowDay), ...Array.from({ length: 12 }, () => goodDay)],
    });
    const reversed = { ...mixed, days: [...mixed.days].reverse() };
    const [a, b] = [mixed, reversed].map((first) => decide(input({ quarters: [first, quarter('2026-Q2')] })));
    expect(a?.tests).toEqual(b?.tests);
  });

  it('says so when a quarter is empty', () => {
    const given = input({ quarters: [quarter('2026-Q1', { days: [] }), quarter('2026-Q2')] });
    expect(reasonOf('significant-in-both-quarters', given)).toEqual({ holds: 'no', code: 'not-computable' });
    expect(decide(given).tests[0]).toBeNull();
  });

  it('refuses a threshold at the end of the scale', () => {
    const at = (thresholdCenti: number) =>
      input({ parameters: { ...DEFAULT_LOW_RULE_PARAMETERS, thresholdCenti } });
    for (const centi of [0, 10_000, 60.5, Number.NaN]) expect(() => decide(at(centi))).toThrow(RangeError);
  });
});

describe('testQuarter', () => {
  it('has its upper bound below θ exactly where p is below .025', () => {
    for (let good = 0; good <= 24; good += 1) {
      const days = Array.from({ length: 24 }, (_, index) => (index < good ? goodDay : lowDay));
      const test = testQuarter(quarter('2026-Q1', { days }), rational(3n, 5n));
      if (test === null) throw new Error('no test');
      const below = compare(test.interval.upper, rational(60n)) < 0;
      expect({ good, below }).toEqual({ good, below: test.pMillionths < 25_000n });
    }
  });
});

describe('reasons', () => {
  it('are whole sentences in both languages, with the same params', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { vi, en } of Object.values(lowRuleReasons)) {
      expect(names(vi)).toEqual(names(en));
      expect(vi).toMatch(/\.$/);
      expect(en).toMatch(/\.$/);
    }
  });

  it('explain every condition of a decision without a gap', () => {
    for (const given of [
      input(),
      input({ pendingContests: 2 }),
      input({ quarters: [quarter('2026-Q1', { invited: 5000 }), quarter('2026-Q2')] }),
    ]) {
      for (const { reason } of decide(given).conditions) {
        for (const language of ['vi', 'en'] as const)
          expect(explainLowRuleReason(reason, language)).not.toMatch(/[{}]/);
      }
    }
    expect(() => explainLowRuleReason({ code: 'contest-pending', params: {} }, 'vi')).toThrow(RangeError);
  });

  it('write numbers as the language does, and no digits beyond a million', () => {
    const strong = (e: string) => ({ code: 'evidence-strong', params: { e, required: '20' } }) as const;
    expect(explainLowRuleReason(strong('64.25'), 'vi')).toBe(
      'Bằng chứng cộng dồn theo ngày đạt 64,25, cần ít nhất 20.',
    );
    expect(explainLowRuleReason(strong('100387275906778.92'), 'en')).toBe(
      'The evidence accumulated day by day reaches more than 1 million; at least 20 is needed.',
    );
  });
});
