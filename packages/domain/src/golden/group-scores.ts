import {
  DISPERSION_PRIOR,
  answers,
  codeSquareSum,
  codeSum,
  dispersion,
  histogramOf,
  independentVariance,
  linearScore,
  multiply,
  normalQuantile,
  publishedBounds,
  parseRational,
  rational,
  scoreInterval,
  squareRootUp,
  studentQuantile,
  tInterval,
  toDecimal,
  unitVariance,
  wilsonInterval,
  type Histogram,
  type MeanEstimate,
  type NormalLevel,
  type Rational,
} from '../index.js';
import type { GroupReader } from './group-reader.js';

export const HUNDRED = rational(100n);

/** 100·√variance: a standard deviation or error in points. Throws Error where there is no variance. */
export function inPoints(variance: Rational | null): Rational {
  if (variance === null) throw new Error('no variance');
  return multiply(HUNDRED, squareRootUp(variance));
}

/** The estimate of one histogram with independent answers. Throws Error below two answers. */
export function independentEstimate(histogram: Histogram): MeanEstimate {
  const n = answers(histogram);
  const variance = independentVariance(histogram);
  if (variance === null) throw new Error('too few answers');
  return { mean: rational(codeSum(histogram), 4n * n), n, variance, df: n - 1n, form: 'independent' };
}

export function checkLinearScore(group: GroupReader): void {
  const histogram = histogramOf(group.at('histogram').integers());
  const score = linearScore(histogram);
  const variance = unitVariance(histogram);
  group.at('n').isInteger(answers(histogram));
  group.at('S').isInteger(codeSum(histogram));
  group.at('Q').isInteger(codeSquareSum(histogram));
  group.at('score_exact').isExactly(score);
  group.at('score').isAbout(score);
  group.at('score_published').isExactly(score === null ? null : parseRational(toDecimal(score, 2)));
  group.at('unit_variance_exact').isExactly(variance);
  group.at('sd_points').isAbout(inPoints(variance));
  group.at('se_points').isAbout(inPoints(independentVariance(histogram)));
}

export function checkScoreInterval(group: GroupReader): void {
  const prior = {
    pooled: group.constant('phi_pool', /phi_pool=(\d*\.?\d+)/, toDecimal(DISPERSION_PRIOR.pooled, 6)),
    weight: group.constant('nu0', /nu0=(\d+)/, String(DISPERSION_PRIOR.weight)).num,
  };
  for (const one of group.at('cases').items()) {
    const histogram = histogramOf(one.at('histogram').integers());
    const estimate = independentEstimate(histogram);
    const interval = scoreInterval(estimate, prior);
    const published = publishedBounds(interval);
    const plain = tInterval(estimate);
    one.at('n').isInteger(estimate.n);
    one.at('score').isAbout(linearScore(histogram));
    one.at('t_quantile').isExactly(studentQuantile('0.975', estimate.df));
    one.at('phi_hat_exact').isExactly(dispersion(estimate, prior));
    one.at('phi_hat').isAbout(interval.dispersion);
    one.at('qw_lower').isAbout(interval.lower);
    one.at('qw_upper').isAbout(interval.upper);
    one.at('published').at('0').isExactly(parseRational(published.lower));
    one.at('published').at('1').isExactly(parseRational(published.upper));
    one.at('t_lower').isAbout(plain.lower);
    one.at('t_upper').isAbout(plain.upper);
  }
}

/** One-sided level of the quantile behind a two-sided confidence. */
const LEVELS: Readonly<Record<string, NormalLevel>> = {
  '0.9': '0.95',
  '0.95': '0.975',
  '0.98': '0.99',
  '0.99': '0.995',
  '0.998': '0.999',
};

export function checkWilson(group: GroupReader): void {
  for (const one of group.at('cases').items()) {
    const level = LEVELS[one.at('confidence').text()];
    if (level === undefined) throw new Error(`${one.path}: no quantile for this confidence`);
    const [successes, n] = [one.at('x').integer(), one.at('n').integer()];
    const { lower, upper } = wilsonInterval(successes, n, level);
    one.at('z').isExactly(normalQuantile(level));
    one.at('p').isAbout(rational(successes, n));
    one.at('lower').isAbout(lower);
    one.at('upper').isAbout(upper);
  }
}
