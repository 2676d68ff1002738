import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINIMUM_PEERS } from '../satisfaction-index/shrinkage.js';
import { histogramOf } from '../satisfaction-index/histogram.js';
import { rational, toDecimal, ZERO } from '../satisfaction-index/rational.js';
import type { DayTotal } from '../satisfaction-index/day-sums.js';
import { decideLow } from './decide-low.js';
import { DEFAULT_LOW_RULE_PARAMETERS, type QuarterEvidence, type RatedSubject } from './evidence.js';
import { compareLevel, summariseSubject } from './level-context.js';
import { explainScores } from './explain-scores.js';
import { stratumSums } from './stratum-sums.js';
import { withoutWorstDays } from './worst-days.js';

const PARAMETERS = DEFAULT_LOW_RULE_PARAMETERS;

/** A day with these levels of one criterion. */
const dayOf = (...levels: number[]): DayTotal => {
  const scores = levels.map((level) => BigInt((level - 1) * 10_000));
  return {
    n: BigInt(scores.length),
    sum: scores.reduce((total, y) => total + y, 0n),
    sumOfSquares: scores.reduce((total, y) => total + y * y, 0n),
  };
};
const repeat = (count: number, ...levels: number[]) => Array.from({ length: count }, () => dayOf(...levels));

/** A quarter of one criterion; its cases are of the kinds given, in shares of all its submissions. */
function quarterOf(
  quarter: string,
  days: readonly DayTotal[],
  kinds: Readonly<Record<string, readonly number[]>> = {},
): QuarterEvidence {
  const n = Number(days.reduce((total, day) => total + day.n, 0n));
  const criteria = [{ code: 'overall', weight: 10_000, histogram: histogramOf([n, 0, 0, 0, 0]) }];
  const strata = new Map(
    Object.entries(kinds).map(([kind, counts]) => {
      const sums = stratumSums([{ code: 'overall', weight: 10_000, histogram: histogramOf([...counts]) }]);
      return [kind, sums ?? { n: 0n, sum: 0n }] as const;
    }),
  );
  return { quarter, ratings: n, invited: 2 * n, distinctRaters: n, criteria, days, strata };
}

function subjectOf(
  subjectId: string,
  days: readonly DayTotal[],
  kinds: Readonly<Record<string, readonly number[]>> = {},
): RatedSubject {
  const quarters = [quarterOf('2026-Q1', days, kinds), quarterOf('2026-Q2', days, kinds)] as const;
  return { subjectId, kind: 'unit', quarters };
}

/** The first subject judged among all. */
function decideAmong(subjects: readonly RatedSubject[], parameters = PARAMETERS) {
  const [subject] = subjects;
  if (!subject) throw new Error('nobody to judge');
  const level = compareLevel(
    subjects.map((each) => summariseSubject(each, parameters)),
    parameters.falseDiscovery,
  );
  const input = { subject, pendingContests: 0, undecided: [], today: '2026-07-15', parameters };
  const decision = decideLow(input, level);
  const of = (id: string) => {
    const condition = decision.conditions.find((each) => each.id === id);
    return condition && { holds: condition.holds, ...condition.reason };
  };
  return { decision, of };
}

/** 24 days of five submissions, 55.00 or 30.00 points; in `weak` days differ. */
const weak = [...repeat(12, 2, 3, 3, 3, 3), ...repeat(12, 3, 3, 4, 4, 4)];
const low = repeat(24, 1, 2, 2, 3, 3);
const good = repeat(24, 4, 4, 5, 5, 5);

describe('condition 3', () => {
  it('corrects p for everybody who is judged at once', () => {
    const alone = decideAmong([subjectOf('one', weak)]);
    expect(alone.of('significant-in-both-quarters')?.holds).toBe('yes');
    const [p] = alone.decision.tests;
    expect(alone.decision.corrected[0]).toEqual(rational(p?.pMillionths ?? 0n, 1_000_000n));
    expect(alone.of('false-discovery-controlled')).toMatchObject({ holds: 'yes', params: { subjects: 1 } });

    const others = Array.from({ length: 60 }, (_, index) => subjectOf(`good ${index}`, good));
    const among = decideAmong([subjectOf('one', weak), ...others]);
    // The smallest of 61 p-values: Benjamini and Hochberg take it 61 times.
    expect(among.decision.corrected[0]).toEqual(rational(61n * (p?.pMillionths ?? 0n), 1_000_000n));
    expect(among.of('false-discovery-controlled')).toMatchObject({
      holds: 'no',
      code: 'discovery-may-be-false',
      params: { quarter: '2026-Q1', subjects: 61, limit: '0.05' },
    });
    expect(among.decision.low).toBe(false);
  });

  it('counts only those who may be judged', () => {
    const few = Array.from({ length: 60 }, (_, index) => subjectOf(`few ${index}`, good.slice(0, 19)));
    const { decision, of } = decideAmong([subjectOf('one', weak), ...few]);
    expect(of('false-discovery-controlled')).toMatchObject({ holds: 'yes', params: { subjects: 1 } });
    expect(decision.corrected[0]?.num).toBeGreaterThan(0n);
    expect(decideAmong([...few, subjectOf('one', weak)]).of('false-discovery-controlled')).toMatchObject({
      holds: 'no',
      code: 'not-compared',
    });
  });

  it('is stricter where dependence is disputed', () => {
    const others = Array.from({ length: 9 }, (_, index) => subjectOf(`good ${index}`, good));
    const among = [subjectOf('one', weak), ...others];
    const disputed = { ...PARAMETERS, falseDiscovery: 'benjamini-yekutieli' } as const;
    const [plain, strict] = [decideAmong(among), decideAmong(among, disputed)].map(
      ({ decision }) => decision.corrected[0] ?? ZERO,
    );
    // 1 + 1/2 + … + 1/10 = 7381/2520, rounded up in its eighteenth decimal.
    const ratio = Number(strict?.num) / Number(strict?.den) / (Number(plain?.num) / Number(plain?.den));
    expect(ratio).toBeCloseTo(7381 / 2520, 9);
  });

  it('does not depend on the order of the level, and refuses a subject that is in it twice', () => {
    const subjects = [subjectOf('a', weak), subjectOf('b', low), subjectOf('c', good)];
    const summaries = subjects.map((each) => summariseSubject(each, PARAMETERS));
    const [one, other] = [compareLevel(summaries), compareLevel(summaries.toReversed())];
    for (const id of ['a', 'b', 'c'])
      expect(one.quarters[0].corrected.get(id)).toEqual(other.quarters[0].corrected.get(id));
    expect(() => compareLevel([...summaries, ...summaries])).toThrow(RangeError);
  });
});

describe('condition 5', () => {
  it('clears whom the mix of cases explains', () => {
    // Everybody scores 25.00 at land and 100.00 at civil status; this one does nothing but land.
    const kinds = { land: [0, 120, 0, 0, 0] };
    const land = subjectOf('land office', repeat(24, 2, 2, 2, 2, 2), kinds);
    const others = Array.from({ length: 3 }, (_, index) =>
      subjectOf(`other ${index}`, good, { land: [0, 20, 0, 0, 0], civil: [0, 0, 0, 0, 100] }),
    );
    const { decision, of } = decideAmong([land, ...others]);
    // 25 − 25 + (60·25 + 300·100)/360 = 87.50
    expect(toDecimal(decision.robustness[0].adjusted?.score ?? ZERO, 2)).toBe('87.50');
    expect(of('robust')).toMatchObject({
      holds: 'no',
      code: 'explained-by-case-mix',
      params: { quarter: '2026-Q1', score: '87.50', limit: '0.025000' },
    });
  });

  it('keeps whom it does not, and says where nothing can be compared', () => {
    const kinds = { land: [24, 48, 48, 0, 0] };
    const subject = subjectOf('one', low, kinds);
    const alike = Array.from({ length: 3 }, (_, index) =>
      subjectOf(`other ${index}`, good, { land: [0, 0, 0, 60, 60] }),
    );
    const compared = decideAmong([subject, ...alike]);
    // With everybody's mix the score stays what it is.
    expect(toDecimal(compared.decision.robustness[0].adjusted?.score ?? ZERO, 2)).toBe('30.00');
    expect(compared.of('robust')).toMatchObject({ holds: 'yes', code: 'robust-without-peers' });
    const few = subjectOf('other', good, { land: [0, 0, 0, 0, 9] });
    expect(decideAmong([subject, few]).of('robust')).toMatchObject({
      holds: 'yes',
      code: 'robust-by-itself',
    });
  });

  it('clears whose result rests on two days', () => {
    // Two days of thirty at 0 points, and 22 days of five at 60 or 65: without the two it is above θ.
    const days = [...repeat(2, ...new Array<number>(30).fill(1)), ...repeat(22, 3, 3, 3, 4, 4)];
    const { decision, of } = decideAmong([subjectOf('one', days)]);
    expect(toDecimal(decision.robustness[0].withoutWorstDays?.score ?? ZERO, 2)).toBe('60.00');
    expect(of('robust')).toMatchObject({
      holds: 'no',
      code: 'rests-on-two-days',
      params: { score: '60.00' },
    });
  });

  it('clears whose score, drawn towards its peers, is not below the threshold', () => {
    // Among 600 peers at 90 points one at 50 is no more than chance: τ² is 0, and θ̂ the common mean.
    const clear = [...repeat(12, 2, 3, 3, 3, 3), ...repeat(12, 2, 3, 3, 4, 4)];
    const peers = Array.from({ length: 600 }, (_, index) =>
      subjectOf(`peer ${index}`, repeat(24, 3, 5, 5, 5, 5)),
    );
    const among = decideAmong([subjectOf('one', clear), ...peers]);
    // (600·90 + 50)/601
    expect(among.of('robust')).toMatchObject({
      holds: 'no',
      code: 'not-low-among-peers',
      params: { quarter: '2026-Q1', score: '89.93', threshold: '60.00' },
    });
    const few = decideAmong([subjectOf('one', clear), ...peers.slice(0, MINIMUM_PEERS - 2)]);
    expect(few.decision.robustness[0].shrunken).toBeNull();
    expect(few.of('robust')).toMatchObject({ holds: 'yes', code: 'robust-by-itself' });
  });
});

describe('the two worst days', () => {
  const day = fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: 0, maxLength: 6 })
    .map((levels) => dayOf(...levels));

  it('are the pair whose removal raises the mean most', () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 0, maxLength: 9 }), (days) => {
        const means: number[] = [];
        for (const [i] of days.entries()) {
          for (let j = i + 1; j < days.length; j += 1) {
            if (days[i]?.n === 0n || days[j]?.n === 0n) continue;
            const left = days.filter((_, index) => index !== i && index !== j);
            const n = left.reduce((total, each) => total + Number(each.n), 0);
            if (n > 0) means.push(left.reduce((total, each) => total + Number(each.sum), 0) / n);
          }
        }
        const found = withoutWorstDays(days);
        expect(found.length > 0).toBe(means.length > 0);
        for (const { n, sum } of found) expect(Number(sum) / Number(n)).toBeCloseTo(Math.max(...means), 6);
        expect(new Set(withoutWorstDays(days.toReversed()).map(textOf))).toEqual(new Set(found.map(textOf)));
      }),
    );
  });

  it('may be a large day that is a little low rather than a small one that is very low', () => {
    const days = [dayOf(1), dayOf(...new Array<number>(50).fill(2)), dayOf(1), ...repeat(5, 5, 5, 5, 5)];
    // 20 fives and one 1 are left: 100·20/21.
    expect(withoutWorstDays(days).map(({ n, sum }) => [n, sum])).toEqual([[21n, 800_000n]]);
  });

  it('are not looked for among two', () => {
    expect(withoutWorstDays([dayOf(1), dayOf(2)])).toEqual([]);
  });
});

function textOf(sums: object): string {
  return Object.values(sums).join(' ');
}

describe('the explanation', () => {
  const histogram = fc
    .array(fc.nat(30), { minLength: 5, maxLength: 5 })
    .map(([a = 0, b = 0, c = 0, d = 0, e = 0]) => histogramOf([a + 10, b, c, d, e]));
  const weights = fc
    .array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 3 })
    .map((some) => [...some, 10_000 - some.reduce((total, weight) => total + weight, 0)]);

  it('adds up: parts to 100.00, changes to the difference of the printed scores', () => {
    fc.assert(
      fc.property(weights, fc.array(histogram, { minLength: 8, maxLength: 8 }), (given, histograms) => {
        const criteria = (offset: number) =>
          given.map((weight, index) => ({
            code: `c${index}`,
            weight,
            histogram: histograms[offset + index] ?? histogramOf([10, 0, 0, 0, 0]),
          }));
        const explained = explainScores(criteria(0), criteria(4));
        if (!explained) throw new Error('every criterion has ten answers');
        for (const { parts } of [explained.earlier, explained.later]) {
          const total = parts.reduce((sum, part) => sum + part.contributionCenti + part.lostCenti, 0n);
          expect(total).toBe(10_000n);
        }
        const { changeCenti, criteria: changes } = explained.change;
        expect(changes.reduce((sum, part) => sum + part.changeCenti, 0n)).toBe(changeCenti);
        expect(changeCenti).toBe(explained.later.scoreCenti - explained.earlier.scoreCenti);
      }),
    );
  });

  it('says by criterion what changed', () => {
    const of = (attitude: readonly number[], result: readonly number[]) => [
      { code: 'attitude', weight: 7500, histogram: histogramOf([...attitude]) },
      { code: 'result', weight: 2500, histogram: histogramOf([...result]) },
    ];
    // Attitude 50 → 25 points, result 100 → 100: 0.75·50 + 0.25·100 = 62.50 → 43.75.
    const explained = explainScores(
      of([0, 0, 10, 0, 0], [0, 0, 0, 0, 10]),
      of([0, 10, 0, 0, 0], [0, 0, 0, 0, 20]),
    );
    expect(explained).toMatchObject({
      earlier: { scoreCenti: 6250n },
      later: {
        scoreCenti: 4375n,
        parts: [{ code: 'attitude', contributionCenti: 1875n, lostCenti: 5625n }, { lostCenti: 0n }],
      },
      change: {
        changeCenti: -1875n,
        criteria: [
          { code: 'attitude', changeCenti: -1875n },
          { code: 'result', changeCenti: 0n },
        ],
      },
    });
  });

  it('is none where a criterion has nine answers, and refuses other criteria', () => {
    const of = (code: string, count: number) => [
      { code, weight: 10_000, histogram: histogramOf([count, 0, 0, 0, 0]) },
    ];
    expect(explainScores(of('a', 9), of('a', 10))).toBeNull();
    expect(() => explainScores(of('a', 10), of('b', 10))).toThrow(RangeError);
  });
});

describe('the sums of a kind of case', () => {
  it('are exact where everybody answered everything, and none where a criterion was not answered', () => {
    const criteria = (first: readonly number[], second: readonly number[]) => [
      { code: 'a', weight: 6000, histogram: histogramOf([...first]) },
      { code: 'b', weight: 4000, histogram: histogramOf([...second]) },
    ];
    // Three submissions: codes 0, 1, 4 of a and 2, 2, 3 of b.
    expect(stratumSums(criteria([1, 1, 0, 0, 1], [0, 0, 2, 1, 0]))).toEqual({
      n: 3n,
      sum: 6000n * 5n + 4000n * 7n,
    });
    // Of b two are answered: a counts as two submissions with its own mean of 5/3.
    expect(stratumSums(criteria([1, 1, 0, 0, 1], [0, 0, 2, 0, 0]))).toEqual({
      n: 2n,
      sum: 20_000n + 16_000n,
    });
    expect(stratumSums(criteria([1, 0, 0, 0, 0], [0, 0, 0, 0, 0]))).toBeNull();
  });
});
