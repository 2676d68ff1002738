import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adjustForFalseDiscovery } from './benjamini-hochberg.js';
import { adjustUnderAnyDependence } from './benjamini-yekutieli.js';
import { adjustForCaseMix, othersMeans } from './case-mix.js';
import { histogramOf } from './histogram.js';
import { postStratify } from './post-stratification.js';
import {
  ONE,
  add,
  compare,
  divide,
  maximum,
  multiply,
  parseRational,
  rational,
  subtract,
  sum,
  toDecimal,
  toFraction,
  ZERO,
  type Rational,
} from './rational.js';
import { scoreSumsOf, type ScoreSums } from './score-sums.js';
import { MINIMUM_PEERS, shrinkScores } from './shrinkage.js';

const of = (...counts: number[]) => scoreSumsOf(histogramOf(counts));
const peer = fc
  .array(fc.nat(40_000), { minLength: 1, maxLength: 30 })
  .map((scores) => scores.map(BigInt))
  .map((scores): ScoreSums => ({
    n: BigInt(scores.length),
    sum: scores.reduce((a, b) => a + b, 0n),
    sumOfSquares: scores.reduce((a, b) => a + b * b, 0n),
  }));
const near = (a: Rational, b: Rational) =>
  compare(maximum(subtract(a, b), subtract(b, a)), rational(1n, 10n ** 25n)) < 0;

describe('shrinkage', () => {
  it('is not done among fewer than ten peers, nor where nobody’s answers differ', () => {
    const nine = Array.from({ length: MINIMUM_PEERS - 1 }, () => of(1, 2, 3, 4, 5));
    expect(shrinkScores(nine)).toEqual({ status: 'unshrunken', reason: 'too-few-peers' });
    expect(shrinkScores([...nine, of(5, 4, 3, 2, 1)]).status).toBe('shrunken');
    const unanimous = Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0 ? of(9, 0, 0, 0, 0) : of(0, 0, 0, 0, 9),
    );
    expect(shrinkScores(unanimous)).toEqual({ status: 'unshrunken', reason: 'no-variance' });
  });

  it('gives everybody the common mean where the subjects differ no more than chance would have it', () => {
    const result = shrinkScores(Array.from({ length: 10 }, () => of(1, 2, 3, 4, 5)));
    if (result.status !== 'shrunken') throw new Error(result.reason);
    expect(result.betweenVariance).toEqual(ZERO);
    // 25·(2 + 6 + 12 + 20)/15
    for (const { shrunken } of result.subjects) expect(toDecimal(shrunken, 6)).toBe('66.666667');
  });

  it('refuses a peer without ratings, impossible sums, and a subject alone', () => {
    expect(() => shrinkScores([of(0, 0, 0, 0, 0), of(1, 1, 1, 1, 1)])).toThrow(RangeError);
    expect(() => shrinkScores([{ n: 2n, sum: 80_001n, sumOfSquares: 0n }])).toThrow(RangeError);
    expect(() => shrinkScores([of(1, 1, 1, 1, 1)], 1)).toThrow(RangeError);
  });

  it('is the formula in plain fractions, and lies between the score and the common mean', () => {
    fc.assert(
      fc.property(fc.array(peer, { minLength: 2, maxLength: 5 }), (peers) => {
        const result = shrinkScores(peers, 2);
        const expected = plainShrinkage(peers);
        if (result.status !== 'shrunken' || expected === null) {
          expect([result.status, expected]).toEqual(['unshrunken', null]);
          return;
        }
        expect(near(result.betweenVariance, expected.tau2)).toBe(true);
        expect(near(result.mean, expected.mean)).toBe(true);
        for (const [index, { score, shrunken, posteriorVariance }] of result.subjects.entries()) {
          expect(near(shrunken, expected.shrunken[index] ?? ZERO)).toBe(true);
          expect(near(posteriorVariance, expected.posterior[index] ?? ZERO)).toBe(true);
          const outside = multiply(subtract(shrunken, score), subtract(shrunken, result.mean));
          expect(compare(outside, rational(1n, 10n ** 25n))).toBeLessThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The formula as written, in points, in exact fractions; null where there is no variance within subjects. */
function plainShrinkage(peers: readonly ScoreSums[]) {
  const k = BigInt(peers.length);
  const n = peers.map((each) => rational(each.n));
  const y = peers.map((each) => rational(each.sum, 400n * each.n));
  const squares = peers.map((each) =>
    rational(each.n * each.sumOfSquares - each.sum ** 2n, each.n * 160_000n),
  );
  const freedom = subtract(sum(n), rational(k));
  if (freedom.num === 0n || sum(squares).num === 0n) return null;
  const pooled = divide(sum(squares), freedom);
  const weighted = (w: Rational[], x: Rational[]) => sum(w.map((each, i) => multiply(each, x[i] ?? ZERO)));
  const w = n.map((each) => divide(each, pooled));
  const mu0 = divide(weighted(w, y), sum(w));
  const q = weighted(
    w,
    y.map((each) => multiply(subtract(each, mu0), subtract(each, mu0))),
  );
  const scaling = subtract(sum(w), divide(weighted(w, w), sum(w)));
  const tau2 = maximum(ZERO, divide(subtract(q, rational(k - 1n)), scaling));
  const stars = n.map((each) => divide(ONE, add(divide(pooled, each), tau2)));
  const mean = divide(weighted(stars, y), sum(stars));
  const v = n.map((each, i) =>
    divide(add(multiply(rational(10n), pooled), squares[i] ?? ZERO), multiply(add(rational(9n), each), each)),
  );
  const pull = v.map((each) => divide(each, add(each, tau2)));
  return {
    tau2,
    mean,
    shrunken: y.map((each, i) =>
      add(multiply(pull[i] ?? ZERO, mean), multiply(subtract(ONE, pull[i] ?? ZERO), each)),
    ),
    posterior: v.map((each, i) => {
      const b = pull[i] ?? ZERO;
      return add(multiply(subtract(ONE, b), each), divide(multiply(b, b), sum(stars)));
    }),
  };
}

describe('case mix', () => {
  const all = new Map([
    ['land', of(30, 30, 30, 30, 30)],
    ['civil', of(0, 0, 0, 10, 30)],
  ]);

  it('compares a subject with the others only, group by group', () => {
    const own = new Map([['land', of(10, 10, 10, 10, 10)]]);
    const means = othersMeans(all, own);
    expect(means && [...means.groups].map(([group, mean]) => [group, toFraction(mean)])).toEqual([
      ['land', '50/1'],
    ]);
    // 100 land answers of mean 50 and 40 civil ones of mean 93.75.
    expect(means && toFraction(means.city)).toBe('125/2');
  });

  it('leaves the score as it is where the others have the same mix and mean of cases', () => {
    const own = new Map([...all]);
    const doubled = new Map(
      [...all].map(([group, { n, sum: total, sumOfSquares }]) => [
        group,
        { n: 2n * n, sum: 2n * total, sumOfSquares: 2n * sumOfSquares },
      ]),
    );
    const means = othersMeans(doubled, own);
    if (means === null) throw new Error('nothing usual');
    const groups = [...own].map(([group, sums]) => ({ ...sums, reference: means.groups.get(group) ?? ZERO }));
    const result = adjustForCaseMix(groups, means.city);
    expect(result?.adjusted).toEqual(result?.observed);
  });

  it('is not done where nothing is usual, and refuses what cannot be', () => {
    expect(othersMeans(all, all)).toBeNull();
    expect(othersMeans(all, new Map())).toBeNull();
    expect(adjustForCaseMix([], rational(60n))).toBeNull();
    expect(() => othersMeans(all, new Map([['tax', of(1, 0, 0, 0, 0)]]))).toThrow(RangeError);
    expect(() => othersMeans(all, new Map([['civil', of(41, 0, 0, 0, 0)]]))).toThrow(RangeError);
    expect(() => adjustForCaseMix([{ n: -1n, sum: 0n, reference: ONE }], ONE)).toThrow(RangeError);
  });
});

describe('post-stratification', () => {
  const stratum = (name: string, share: string, sums: ScoreSums) => ({
    name,
    share: parseRational(share),
    sums,
  });

  it('counts a stratum of nine with the next larger one, and one of ten by itself', () => {
    const strata = [
      stratum('kiosk', '0.5', of(0, 0, 0, 0, 100)),
      stratum('sms', '0.3', of(0, 0, 20, 0, 0)),
      stratum('web', '0.2', of(9, 0, 0, 0, 0)),
    ];
    const nine = postStratify(strata);
    expect(nine?.strata).toEqual([['kiosk'], ['sms', 'web']]);
    // 0.5·100 + 0.5·(20·50/29)
    expect(nine && toFraction(nine.score)).toBe('1950/29');
    const ten = postStratify([...strata.slice(0, 2), stratum('web', '0.2', of(10, 0, 0, 0, 0))]);
    expect(ten?.strata).toEqual([['kiosk'], ['sms'], ['web']]);
    // 0.5·100 + 0.3·50 + 0.2·0
    expect(ten && toFraction(ten.score)).toBe('65/1');
  });

  it('collapses on until all are large enough or one is left; nothing comes of nothing', () => {
    const small = ['a', 'b', 'c', 'd'].map((name) => stratum(name, '0.25', of(1, 1, 0, 0, 1)));
    // Three and three make six, and six and six twelve: no stratum of that is below ten.
    expect(postStratify(small)?.strata).toEqual([['d', 'c', 'b', 'a']]);
    expect(postStratify([stratum('a', '1', of(0, 0, 0, 0, 0))])).toBeNull();
    expect(postStratify([stratum('a', '1', of(0, 0, 1, 0, 0))])?.variance).toBeNull();
  });

  it('refuses shares that are not all, a name twice, and impossible sums', () => {
    const one = of(1, 1, 1, 1, 1);
    expect(() => postStratify([])).toThrow(RangeError);
    expect(() => postStratify([stratum('a', '0.9', one)])).toThrow(RangeError);
    expect(() => postStratify([stratum('a', '1.5', one), stratum('b', '-0.5', one)])).toThrow(RangeError);
    expect(() => postStratify([stratum('a', '0.5', one), stratum('a', '0.5', one)])).toThrow(RangeError);
    expect(() => postStratify([stratum('a', '1', { ...one, n: -1n })])).toThrow(RangeError);
  });
});

describe('many tests', () => {
  const p = ['0.01', '0.02', '0.03', '0.04', '0.05'].map(parseRational);

  it('under any dependence multiply by 1 + 1/2 + … + 1/m, as R’s p.adjust does', () => {
    // p.adjust(c(.01, .02, .03, .04, .05), "BY") = .05·137/60 for all five.
    for (const adjusted of adjustUnderAnyDependence(p)) {
      expect(toDecimal(adjusted, 9)).toBe('0.114166667');
      expect(compare(adjusted, rational(137n, 1200n))).toBeGreaterThanOrEqual(0);
    }
  });

  it('refuse what is no probability', () => {
    expect(() => adjustForFalseDiscovery([parseRational('1.01')])).toThrow(RangeError);
    expect(() => adjustUnderAnyDependence([parseRational('-0.01')])).toThrow(RangeError);
    expect(adjustForFalseDiscovery([])).toEqual([]);
  });

  it('never reject more under any dependence than under independence', () => {
    const values = fc.array(
      fc.nat(1_000_000).map((each) => rational(each, 1_000_000)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(values, (list) => {
        const [hochberg, yekutieli] = [adjustForFalseDiscovery(list), adjustUnderAnyDependence(list)];
        for (const [index, value] of hochberg.entries()) {
          expect(compare(value, yekutieli[index] ?? ZERO)).toBeLessThanOrEqual(0);
          expect(compare(list[index] ?? ONE, value)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
