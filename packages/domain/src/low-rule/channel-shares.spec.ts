import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histogramOf } from '../satisfaction-index/histogram.js';
import { parseRational, rational, toDecimal } from '../satisfaction-index/rational.js';
import { testWithShares } from './channel-shares.js';
import { decideLow } from './decide-low.js';
import {
  DEFAULT_LOW_RULE_PARAMETERS,
  type ChannelShares,
  type ChannelSubmissions,
  type QuarterEvidence,
  type RatedSubject,
} from './evidence.js';
import { compareLevel, summariseSubject } from './level-context.js';

interface GoldenShares {
  readonly strata: Readonly<Record<string, { readonly hist: readonly number[]; readonly W: string }>>;
  readonly poststratified_exact: string;
}
const vectors = JSON.parse(readFileSync(new URL('../../vectors/vectors.json', import.meta.url), 'utf8')) as {
  readonly V10_poststratify: GoldenShares;
};
const golden = vectors.V10_poststratify;

const theta = rational(3n, 5n);

/** Days on which so many people give each level by channel; `perDay.kiosk` is its levels. */
type PerDay = Readonly<Record<string, readonly number[]>>;

const sumsOf = (levels: readonly number[]) => {
  const scores = levels.map((level) => BigInt(10_000 * (level - 1)));
  return {
    n: BigInt(scores.length),
    sum: scores.reduce((total, y) => total + y, 0n),
    sumOfSquares: scores.reduce((total, y) => total + y * y, 0n),
  };
};

function quarterOf(quarter: string, perDay: PerDay, known = true): QuarterEvidence {
  const days = 24;
  const levels = Object.values(perDay).flat();
  const times = (each: readonly number[]) => Array.from({ length: days }, () => each).flat();
  const counts = [1, 2, 3, 4, 5].map((level) => times(levels).filter((each) => each === level).length);
  return {
    quarter,
    ratings: days * levels.length,
    invited: 3 * days * levels.length,
    distinctRaters: days * levels.length,
    criteria: [{ code: 'overall', weight: 10_000, histogram: histogramOf(counts) }],
    days: Array.from({ length: days }, () => sumsOf(levels)),
    strata: new Map(),
    ...(known && {
      channels: Object.entries(perDay).map(([name, each]): ChannelSubmissions => ({
        channels: name.split('+'),
        sums: sumsOf(times(each)),
      })),
    }),
  };
}

function robustOf(perDay: PerDay, channelShares?: ChannelShares, known = true) {
  const quarters = [quarterOf('2026-Q1', perDay, known), quarterOf('2026-Q2', perDay, known)] as const;
  const subject: RatedSubject = { subjectId: 'one', kind: 'unit', quarters };
  const parameters = { ...DEFAULT_LOW_RULE_PARAMETERS, channelShares };
  const level = compareLevel([summariseSubject(subject, parameters)]);
  const input = { subject, pendingContests: 0, undecided: [], today: '2026-07-15', parameters };
  const decision = decideLow(input, level);
  const { holds, reason } = decision.conditions.find(({ id }) => id === 'robust') ?? {};
  return { low: decision.low, holds, code: reason?.code, params: reason?.params, decision };
}

const scoreOf = (perDay: PerDay, shares: ChannelShares) => {
  const test = testWithShares(quarterOf('2026-Q1', perDay), shares, theta);
  return test && toDecimal(test.score, 2);
};

describe('condition 5 by the published shares of the channels', () => {
  // Nine of ten people a day answer on the web with 25 points, one at the kiosk with 100.
  const steered = { web: [2, 2, 2, 2, 2, 2, 2, 2, 2], kiosk: [5] };

  it('clears somebody who is low only because one channel is asked more than its share', () => {
    const even = robustOf(steered, { web: 5_000, kiosk: 5_000 });
    expect(even).toMatchObject({ low: false, holds: 'no', code: 'explained-by-channels' });
    // (25 + 100) / 2
    expect(even.params).toMatchObject({ quarter: '2026-Q1', score: '62.50', limit: '0.025000' });
    expect(robustOf(steered)).toMatchObject({ low: true, code: 'robust-by-itself' });
  });

  it('says that the result stands by them where it does', () => {
    const { low, code, decision } = robustOf(steered, { web: 9_500, kiosk: 500 });
    expect([low, code]).toEqual([true, 'robust-with-shares-by-itself']);
    // 0.95 · 25 + 0.05 · 100
    expect(toDecimal(decision.robustness[0].withShares?.score ?? rational(0n), 2)).toBe('28.75');
  });

  it('rests on the rest where nothing is known by channel, and does not claim more', () => {
    const { low, code, decision } = robustOf(steered, { web: 5_000, kiosk: 5_000 }, false);
    expect([low, code, decision.robustness[0].withShares]).toEqual([true, 'robust-by-itself', null]);
  });

  it('counts channels that were told as one together, wherever they overlap', () => {
    // kiosk and sms: 100 and 0 points a day, told as one and as one of them; their shares are half of all.
    const together = { web: [2, 2, 2], 'kiosk+sms': [5, 1], sms: [1] };
    // (25 + (100 + 0 + 0) / 3) / 2
    expect(scoreOf(together, { web: 5_000, kiosk: 2_000, sms: 3_000 })).toBe('29.17');
  });

  it('leaves out a channel without a share, and lets one without a submission go with another', () => {
    expect(scoreOf(steered, { web: 10_000 })).toBe('25.00');
    expect(scoreOf(steered, { paper: 10_000 })).toBeNull();
    // Nobody wrote on paper: its tenth is counted with the smaller of both, the kiosk.
    expect(scoreOf(steered, { web: 8_000, kiosk: 1_000, paper: 1_000 })).toBe('40.00');
  });

  it('has the score of golden vector V10', () => {
    const { strata, poststratified_exact: exact } = golden;
    const channels = Object.entries(strata).map(([channel, { hist }]) => ({
      channels: [channel],
      sums: sumsOf(hist.flatMap((count, index) => new Array<number>(count).fill(index + 1))),
    }));
    const shares = Object.fromEntries(
      Object.entries(strata).map(([channel, { W }]) => [channel, Math.round(10_000 * Number(W))]),
    );
    const days = channels.map(({ sums }) => sums);
    const quarter = { ...quarterOf('2026-Q1', steered), days, channels };
    expect(testWithShares(quarter, shares, theta)?.score).toEqual(parseRational(exact));
  });

  it('refuses shares that are not all of it', () => {
    expect(() => scoreOf(steered, { web: 5_000, kiosk: 4_000 })).toThrow(RangeError);
  });

  it('is the plain mean where people came by the very shares', () => {
    const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(levels, levels, (web, kiosk) => {
        const perDay = { web, kiosk };
        const all = web.length + kiosk.length;
        fc.pre(10_000 % all === 0);
        const shares = { web: (10_000 * web.length) / all, kiosk: (10_000 * kiosk.length) / all };
        const points = [...web, ...kiosk].reduce((total, level) => total + 25 * (level - 1), 0);
        const test = testWithShares(quarterOf('2026-Q1', perDay), shares, theta);
        expect(test?.score).toEqual(rational(BigInt(points), BigInt(all)));
      }),
    );
  });
});
