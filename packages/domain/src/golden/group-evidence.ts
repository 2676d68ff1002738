import {
  E_VALUE_REQUIRED,
  ONE,
  adjustForFalseDiscovery,
  answers,
  add,
  betweenDayVariance,
  codeSquareSum,
  codeSum,
  compare,
  dayRobustVariance,
  dayWiseEValue,
  divide,
  histogramOf,
  independentMeanVariance,
  klUpperBound,
  linearScore,
  meanUnitScore,
  mergeHistograms,
  multiply,
  rational,
  scoreInterval,
  subtract,
  sum,
  sumDays,
  testBelow,
  toFloat,
  EMPTY_HISTOGRAM,
  type DayTotal,
  type Histogram,
  type Rational,
} from '../index.js';
import { ofFloat, type GroupReader } from './group-reader.js';
import { HUNDRED, independentEstimate } from './group-scores.js';

/** A single criterion weighs all 10000 basis points. */
const SINGLE_WEIGHT = 10_000n;

export function checkFalseDiscovery(group: GroupReader): void {
  const adjusted = adjustForFalseDiscovery(
    group
      .at('p')
      .items()
      .map((p) => p.number()),
  );
  const rate = group.constant('q', /\bq=(\d*\.?\d+)/, '0.05');
  group.at('adjusted').areAbout(adjusted);
  group.at('rejected').isInteger(BigInt(adjusted.filter((p) => compare(p, rate) <= 0).length));
}

export function checkEValue(group: GroupReader): void {
  for (const one of group.at('cases').items()) {
    const histogram = histogramOf(one.at('histogram').integers());
    const theta = one.at('theta').number();
    // The group tests the product itself: every rating stands for a day of its own.
    const eValue = dayWiseEValue(ratingsAsDays(histogram), theta);
    one.at('score').isAbout(linearScore(histogram));
    one.at('e_value').isAbout(eValue);
    one.at('at_least_20').isTrue(compare(eValue, E_VALUE_REQUIRED) >= 0);
    one.at('numerator_bits').isInteger(BigInt(exactEValue(histogram, theta).num.toString(2).length));
  }
}

function ratingsAsDays(histogram: Histogram): DayTotal[] {
  return histogram.flatMap((count, code) => {
    const sum = BigInt(code) * SINGLE_WEIGHT;
    return Array.from({ length: Number(count) }, () => ({ n: 1n, sum, sumOfSquares: sum * sum }));
  });
}

/** The same mean of products without any truncation, for the size of its numerator. */
function exactEValue(histogram: Histogram, theta: Rational): Rational {
  const products = Array.from({ length: 20 }, (_, index) => {
    const bet = divide(rational(index + 1, 21n), subtract(ONE, theta));
    return histogram.reduce((product, count, code) => {
      const { num, den } = add(ONE, multiply(bet, subtract(theta, rational(code, 4n))));
      return multiply(product, { num: num ** count, den: den ** count });
    }, ONE);
  });
  return divide(sum(products), rational(20n));
}

export function checkLowTest(group: GroupReader): void {
  const histogram = histogramOf(group.at('histogram').integers());
  const estimate = independentEstimate(histogram);
  const { statistic, p } = testBelow(estimate, divide(group.at('theta').number(), HUNDRED));
  const interval = scoreInterval(estimate);
  group.at('score').isAbout(linearScore(histogram));
  group.at('phi_hat').isAbout(interval.dispersion);
  group.at('T').isAbout(ofFloat(statistic));
  group.at('p_one_sided').isAbout(ofFloat(p));
  group.at('upper_975').isAbout(interval.upper);
  const bound = klUpperBound(toFloat(estimate.mean), Number(estimate.n), 0.025);
  group.at('kl_upper_0025').isAbout(ofFloat(100 * bound));
}

export function checkDayRobust(group: GroupReader): void {
  const histograms = group
    .at('days')
    .items()
    .map((day) => histogramOf(day.integers()));
  const days = histograms.map((histogram): DayTotal => {
    const codes = codeSum(histogram) * SINGLE_WEIGHT;
    const squares = codeSquareSum(histogram) * SINGLE_WEIGHT * SINGLE_WEIGHT;
    return { n: answers(histogram), sum: codes, sumOfSquares: squares };
  });
  const total = histograms.reduce(mergeHistograms, EMPTY_HISTOGRAM);
  const sums = sumDays(days);
  const [mean, variance] = [meanUnitScore(sums), dayRobustVariance(sums)];
  if (mean === null || variance === null) throw new Error('too few ratings');
  const theta = group.at('theta').number();
  const estimate = { ...variance, mean, n: sums.n };
  const interval = scoreInterval(estimate);
  const { statistic, p } = testBelow(estimate, theta);
  const eValue = dayWiseEValue(days, theta);
  group.at('total').areIntegers(total);
  group.at('n').isInteger(sums.n);
  group.at('D').isInteger(sums.days);
  group.at('score').isAbout(multiply(mean, HUNDRED));
  group.at('var_iid_exact').isExactly(independentMeanVariance(sums));
  group.at('var_day_exact').isExactly(betweenDayVariance(sums));
  group.at('phi_used').isAbout(interval.dispersion);
  group.at('t_quantile').isExactly(interval.quantile);
  group.at('qw_lower').isAbout(interval.lower);
  group.at('qw_upper').isAbout(interval.upper);
  group.at('T').isAbout(ofFloat(statistic));
  group.at('p_one_sided').isAbout(ofFloat(p));
  group.at('e_day').isAbout(eValue);
  group.at('e_day_at_least_20').isTrue(compare(eValue, E_VALUE_REQUIRED) >= 0);
}
