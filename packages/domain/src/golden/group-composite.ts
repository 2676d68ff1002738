import {
  cauchySchwarzVariance,
  DEFAULT_VIOLATION_POINTS,
  compositeScore,
  compositeVariance,
  histogramOf,
  integrityScore,
  linearScore,
  multiply,
  overallIndex,
  parseRational,
  publishedParts,
  rational,
  scoreInterval,
  toDecimal,
  unrelatedVariance,
  violationPoints,
  type CriterionCounts,
  type CrossSums,
  type Rational,
  type Severity,
  type SeverityCounts,
} from '../index.js';
import type { GroupReader } from './group-reader.js';
import { HUNDRED, inPoints } from './group-scores.js';
import { simplestWithin } from './simplest-fraction.js';

export function checkComposite(group: GroupReader): void {
  const rows = group
    .at('submissions')
    .items()
    .map((row) => row.integers());
  const criteria = group
    .at('weights_bp')
    .integers()
    .map((weight, index): CriterionCounts => {
      const levels = rows.map((row) => row[index]);
      const counts = [1n, 2n, 3n, 4n, 5n].map((level) => levels.filter((each) => each === level).length);
      return { code: `c${index}`, weight: Number(weight), histogram: histogramOf(counts) };
    });
  for (const [index, expected] of group.at('histograms').items().entries()) {
    expected.areIntegers(criteria[index]?.histogram ?? []);
  }
  group.at('criterion_scores').areAbout(criteria.map(({ histogram }) => linearScore(histogram)));
  // The group tests the algorithm on twelve rows; the floor of answers is the LOW rule's and the publisher's matter.
  const composite = compositeScore(criteria, 1n);
  if (composite.status === 'insufficient') throw new Error('a criterion without answers');
  const published = publishedParts(composite.parts);
  group.at('index_exact').isExactly(composite.score);
  group.at('index').isAbout(composite.score);
  group.at('index_published').isExactly(parseRational(toDecimal(composite.score, 2)));
  group.at('contributions').areAbout(composite.parts.map(({ contribution }) => contribution));
  group
    .at('contributions_published_centi')
    .areIntegers(published.map(({ contributionCenti }) => contributionCenti));
  group.at('points_lost_published_centi').areIntegers(published.map(({ lostCenti }) => lostCenti));
  checkCompositeInterval(group, criteria, crossSumsOf(rows), composite.score, BigInt(rows.length));
}

function checkCompositeInterval(
  group: GroupReader,
  criteria: readonly CriterionCounts[],
  pairs: readonly CrossSums[],
  score: Rational,
  n: bigint,
): void {
  const full = compositeVariance(criteria, pairs);
  if (full === null || full.method !== 'cross-sums') throw new Error('the cross sums do not suffice');
  group.at('var_full_exact').isExactly(full.variance);
  group.at('se_full_points').isAbout(inPoints(full.variance));
  group.at('se_if_independent_points').isAbout(inPoints(unrelatedVariance(criteria)));
  group.at('se_cauchy_schwarz_points').isAbout(inPoints(cauchySchwarzVariance(criteria)));
  const mean = multiply(score, rational(1n, 100n));
  const interval = scoreInterval({ mean, n, variance: full.variance, df: n - 1n, form: 'independent' });
  group.at('phi_hat').isAbout(interval.dispersion);
  group.at('qw_lower').isAbout(interval.lower);
  group.at('qw_upper').isAbout(interval.upper);
}

function crossSumsOf(rows: readonly (readonly bigint[])[]): CrossSums[] {
  const indexes = (rows[0] ?? []).map((_, index) => index);
  return indexes.flatMap((a) => indexes.filter((b) => b > a).map((b) => crossSumsOfPair(rows, a, b)));
}

function crossSumsOfPair(rows: readonly (readonly bigint[])[], a: number, b: number): CrossSums {
  const codes = rows.map((row): [bigint, bigint] => [(row[a] ?? 1n) - 1n, (row[b] ?? 1n) - 1n]);
  return {
    a: `c${a}`,
    b: `c${b}`,
    n: BigInt(rows.length),
    sumA: codes.reduce((total, [x]) => total + x, 0n),
    sumB: codes.reduce((total, [, y]) => total + y, 0n),
    sumAB: codes.reduce((total, [x, y]) => total + x * y, 0n),
  };
}

const NO_VIOLATIONS: SeverityCounts = { minor: 0n, serious: 0n, grave: 0n };

const isSeverity = (word: string): word is Severity => word in NO_VIOLATIONS;

export function checkOverallIndex(group: GroupReader): void {
  const components = group.at('components');
  const [ratingWeight, onTimeWeight, integrityWeight] = group
    .at('weights')
    .items()
    .map((weight) => Number(toDecimal(multiply(weight.number(), rational(10_000n)), 0)));
  const violations = group.at('violations').text();
  const listed = [...violations.matchAll(/(\d+) (\w+) x (\d+) pts/g)];
  const counts = { ...NO_VIOLATIONS };
  const points = { ...DEFAULT_VIOLATION_POINTS };
  for (const [, count = '0', severity = '', each = '0'] of listed) {
    if (!isSeverity(severity)) throw new Error(`no severity is called ${severity}`);
    counts[severity] += BigInt(count);
    points[severity] = BigInt(each);
  }
  const cost = violationPoints(counts, points);
  const stated = /= (\d+) pts/.exec(violations)?.[1];
  if (stated !== undefined && BigInt(stated) !== cost)
    throw new Error(`the violations are ${cost} points, not ${stated}`);
  const onTime = multiply(group.at('on_time').number(), HUNDRED);
  const integrity = integrityScore(cost);
  // The file prints the rating to nine decimals; the exact score of so few answers is the simplest fraction there.
  const rating = simplestWithin(components.at('rating').number(), parseRational('0.0000000005'));
  components.at('on_time').isAbout(onTime);
  components.at('integrity').isAbout(integrity);
  const weights = { rating: ratingWeight ?? 0, onTime: onTimeWeight ?? 0, integrity: integrityWeight ?? 0 };
  const { index, contributionsCenti } = overallIndex({ rating, onTime, integrity }, weights);
  group.at('index_exact').isExactly(index);
  group.at('index').isAbout(index);
  group.at('published').isExactly(parseRational(toDecimal(index, 2)));
  const { rating: a, onTime: b, integrity: c } = contributionsCenti;
  group.at('contributions_centi').areIntegers([a, b, c]);
}
