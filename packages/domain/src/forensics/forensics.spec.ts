import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectRatings } from './detect-ratings.js';
import { contrastChannels, type ChannelContrast, type ChannelSums } from './contrast-channels.js';
import { FORENSIC_PARAMETERS } from './parameters.js';
import type { RatingTrace } from './rating-trace.js';

/** Nothing is unusual about it: a slow answer from a device and network of its own. */
function trace(nth: number, changes: Partial<RatingTrace> = {}): RatingTrace {
  return {
    ratingId: `r${String(nth).padStart(3, '0')}`,
    unitId: 'unit',
    officialId: 'official',
    day: '2026-03-02',
    minute: '2026-03-02T02:00Z',
    channel: 'web',
    assurance: 'ballot',
    itemsAnswered: 5,
    secondsTaken: 40,
    rater: null,
    device: `device ${nth}`,
    network: `network ${nth}`,
    ...changes,
  };
}

const on = (day: string): Partial<RatingTrace> => ({ day, minute: `${day}T02:00Z` });
const several = (count: number, changes: (nth: number) => Partial<RatingTrace>) =>
  Array.from({ length: count }, (_, nth) => trace(nth, changes(nth)));
const daysOfMay = (nth: number) => on(`2026-05-${String(nth + 1).padStart(2, '0')}`);

/** One in four of those served answers from an own device; the official closed four dossiers on each day given. */
function detected(traces: readonly RatingTrace[], days: readonly string[] = []) {
  return detectRatings(
    {
      traces,
      served: days.map((day) => ({ officialId: 'official', day, closed: 4 })),
      turnout: {
        closed: 4000,
        ballotsByChannel: new Map([
          ['web', 500],
          ['sms', 500],
          ['kiosk', 400],
        ]),
      },
    },
    FORENSIC_PARAMETERS,
  );
}

const ids = (found: readonly { readonly ratingId: string }[]) => found.map(({ ratingId }) => ratingId);

describe('R2: three from one source within thirty days', () => {
  it('excludes the fourth from one device, however many days the first three took', () => {
    const days = ['2026-03-02', '2026-03-12', '2026-03-22', '2026-03-31'];
    const { excluded } = detected(days.map((day, nth) => trace(nth, { ...on(day), device: 'one' })));
    expect(excluded).toEqual([
      {
        ratingId: 'r003',
        officialId: 'official',
        rule: 'r2',
        evidence: { source: 'device', days: 30, counted: ['r000', 'r001', 'r002'] },
      },
    ]);
  });

  it('counts it on the thirtieth day after the first', () => {
    const days = ['2026-03-02', '2026-03-12', '2026-03-22', '2026-04-01'];
    expect(detected(days.map((day, nth) => trace(nth, { ...on(day), device: 'one' }))).excluded).toEqual([]);
  });

  it('knows a citizen on any device, and lets a kiosk serve everybody', () => {
    expect(ids(detected(several(5, () => ({ rater: 'somebody' }))).excluded)).toEqual(['r003', 'r004']);
    expect(detected(several(5, () => ({ device: 'the kiosk', channel: 'kiosk' }))).excluded).toEqual([]);
  });
});

describe('I1–I3 and Q', () => {
  it('I1: less than two seconds an item; unmeasured is not fast', () => {
    const { indicated } = detected([
      trace(0, { secondsTaken: 9 }),
      trace(1, { secondsTaken: 10 }),
      trace(2, { secondsTaken: null }),
    ]);
    expect([...indicated]).toEqual([['r000', ['i1']]]);
  });

  /**
   * 24 hours with 4 dossiers expect 1000/4000·4 + 0.3 = 1.3 ballots from own devices. Upper tails of the negative binomial
   * (r = 8), in exact fractions: P(X ≥ 9) = 9.137e-5, P(X ≥ 10) = 2.148e-5; the limit is .01/130 = 7.692e-5
   *, so ten are a burst and nine are none. They come 70 minutes apart, so that no hour holds two.
   */
  it.each([
    [9, 0],
    [10, 10],
  ])(
    'I2: of %i on a day that expects 1.3, %i are in a burst, by whichever own-device channel',
    (count, burst) => {
      const { indicated } = detected(
        several(count, (nth) => ({
          minute: `2026-03-02T${String(Math.floor((70 * nth) / 60)).padStart(2, '0')}:${String((70 * nth) % 60).padStart(2, '0')}Z`,
          channel: nth % 2 === 0 ? 'web' : 'sms',
        })),
        ['2026-03-02'],
      );
      expect([...indicated.values()].filter((each) => each.includes('i2'))).toHaveLength(burst);
    },
  );

  it('I2: more dossiers explain more ballots', () => {
    const many = several(10, () => ({}));
    const twentyFold = Array<string>(20).fill('2026-03-02');
    expect(detected(many, ['2026-03-02']).indicated.size).toBe(10);
    expect(detected(many, twentyFold).indicated.size).toBe(0);
  });

  it('I3: three from one device, or four devices in one network; not at a kiosk', () => {
    const device = (count: number) =>
      detected(several(count, (nth) => ({ ...daysOfMay(nth), device: 'one' }))).indicated;
    const network = (count: number) =>
      detected(several(count, (nth) => ({ ...daysOfMay(nth), network: 'one' }))).indicated;
    expect([device(2).size, device(3).size]).toEqual([0, 3]);
    expect([network(3).size, network(4).size]).toEqual([0, 4]);
    const kiosk = several(5, (nth) => ({ ...daysOfMay(nth), network: 'one', channel: 'kiosk' }));
    expect(detected(kiosk).indicated.size).toBe(0);
  });

  it('Q: two indicators set a rating aside, one does not', () => {
    const traces = several(4, (nth) => ({
      ...daysOfMay(nth),
      network: 'one',
      secondsTaken: nth === 0 ? 5 : 40,
    }));
    const { quarantined } = detected(traces);
    expect(quarantined).toEqual([
      {
        ratingId: 'r000',
        officialId: 'official',
        indicators: ['i1', 'i3'],
        evidence: { i1: { secondsTaken: 5, itemsAnswered: 5 }, i3: { devicesOfNetwork: 4 } },
      },
    ]);
  });
});

describe('S3', () => {
  // 16 ratings by 2/n effective devices each: two devices, eight times; 2/16 < .5. Apart by months, so that R2 and I2 are silent.
  const from = (devices: number) =>
    Array.from({ length: 16 }, (_, nth) =>
      trace(nth, {
        ...on(`2026-0${1 + (nth % 6)}-${String(1 + nth).padStart(2, '0')}`),
        device: `device ${nth % devices}`,
      }),
    );

  it('tells where few devices gave most ratings', () => {
    expect(detected(from(2)).alerts).toMatchObject([{ rule: 's3', evidence: { effectiveDevices: '2/1' } }]);
  });

  it('is silent at half as many devices as ratings', () => {
    expect(detected(from(8)).alerts).toEqual([]);
  });
});

describe('what was found', () => {
  const traces = fc
    .array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        minute: fc.integer({ min: 0, max: 59 }),
        device: fc.integer({ min: 0, max: 4 }),
        network: fc.integer({ min: 0, max: 4 }),
        channel: fc.constantFrom('web', 'sms', 'kiosk'),
        secondsTaken: fc.option(fc.integer({ min: 1, max: 60 })),
        officialId: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 40 },
    )
    .map((drawn) =>
      drawn.map(({ day, minute, device, network, ...each }, nth) =>
        trace(nth, {
          ...each,
          day: `2026-03-${String(day).padStart(2, '0')}`,
          minute: `2026-03-${String(day).padStart(2, '0')}T02:${String(minute).padStart(2, '0')}Z`,
          device: `device ${device}`,
          network: `network ${network}`,
        }),
      ),
    );

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(traces, (each) => {
        expect(detected([...each].reverse())).toEqual(detected(each));
      }),
    );
  });

  it('about one official does not depend on what others were given', () => {
    fc.assert(
      fc.property(traces, (each) => {
        const of = (officialId: string) => each.filter((own) => own.officialId === officialId);
        const together = detected(each);
        expect(together.excluded).toEqual([...detected(of('a')).excluded, ...detected(of('b')).excluded]);
        expect(together.quarantined).toEqual([
          ...detected(of('a')).quarantined,
          ...detected(of('b')).quarantined,
        ]);
      }),
    );
  });

  it('sets nothing aside twice', () => {
    fc.assert(
      fc.property(traces, (each) => {
        const { excluded, quarantined } = detected(each);
        const all = ids([...excluded, ...quarantined]);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('is refused where a rating comes twice', () => {
    expect(() => detected([trace(1), trace(1)])).toThrow(RangeError);
  });
});

describe('S1 and S2', () => {
  /** So many straight fives of 100 points, and so many of 50 points. */
  const sums = (fives: number, others: number): ChannelSums => ({
    ratings: fives + others,
    straightFives: fives,
    scoreSum: BigInt(40_000 * fives + 20_000 * others),
    scoreSquares: BigInt(fives) * 40_000n ** 2n + BigInt(others) * 20_000n ** 2n,
  });
  const rulesOf = (contrast: Omit<ChannelContrast, 'officialId'>) =>
    contrastChannels([{ officialId: 'official', ...contrast }], FORENSIC_PARAMETERS.contrast).map(
      ({ rule, dropsChannel }) => [rule, dropsChannel],
    );

  it('judge the contrast of channels, never the level', () => {
    expect(rulesOf({ kiosk: sums(100, 0), own: sums(100, 0) })).toEqual([]);
    expect(rulesOf({ kiosk: sums(90, 10), own: sums(30, 70) })).toEqual([
      ['s1', null],
      ['s2', 'kiosk'],
    ]);
  });

  it('do not mind a kiosk that is less kind', () => {
    expect(rulesOf({ kiosk: sums(30, 70), own: sums(90, 10) })).toEqual([]);
  });

  it('need fifteen ratings on either side', () => {
    expect(rulesOf({ kiosk: sums(15, 0), own: sums(0, 15) })).toHaveLength(2);
    expect(rulesOf({ kiosk: sums(14, 0), own: sums(0, 15) })).toEqual([]);
    expect(rulesOf({ kiosk: sums(15, 0), own: sums(0, 14) })).toEqual([]);
  });

  /**
   * 100 ratings a side, 30 straight fives of own devices. S1: z = (p − .30 − .15)/√(p̂(1−p̂)/50), needed is 2.3263.
   * p = .61: p̂ = .455, z = .16/.07042 = 2.272; p = .62: p̂ = .46, z = .17/.07048 = 2.412.
   * Every item counts alike, so that only the share of straight fives differs: S2 is kept out by equal scores.
   */
  it('S1: the margin is fifteen points beyond noise', () => {
    const equalScores = (fives: number): ChannelSums => ({ ...sums(50, 50), straightFives: fives });
    expect(rulesOf({ kiosk: equalScores(61), own: equalScores(30) })).toEqual([]);
    expect(rulesOf({ kiosk: equalScores(62), own: equalScores(30) })).toEqual([['s1', null]]);
  });
});
