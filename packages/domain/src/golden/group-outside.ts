import {
  answers,
  divide,
  histogramOf,
  linearScore,
  multiply,
  naturalLogarithm,
  rational,
  subtract,
  sum,
  type Histogram,
  type Rational,
} from '../index.js';
import { petitionSatisfaction } from '../official-figures/index.js';
import { ofFloat, type GroupReader } from './group-reader.js';
import { HUNDRED } from './group-scores.js';

/** Methods of others, to compare with or to be warned by; no figure of the platform is computed so. */

interface Study {
  readonly effect: number;
  readonly variance: number;
}

export function checkMetaAnalysis(group: GroupReader): void {
  for (const [name, data] of group.entries()) {
    if (name === 'note') continue;
    const studies = data.find('table')?.items().map(logRiskRatio) ?? data.at('y_v').items().map(studyOf);
    const { q, tau2, mu, se } = derSimonianLaird(studies);
    data.at('Q').isAbout(ofFloat(q));
    data.at('tau2').isAbout(ofFloat(tau2));
    data.at('mu').isAbout(ofFloat(mu));
    data.at('se').isAbout(ofFloat(se));
  }
}

function studyOf(row: GroupReader): Study {
  return { effect: row.at('0').float(), variance: row.at('1').float() };
}

/** Of a table [events, others] of the treated and [events, others] of the control. */
function logRiskRatio(row: GroupReader): Study {
  const [a = 0, b = 0, c = 0, d = 0] = row.items().map((count) => count.float());
  const [treated, control] = [a + b, c + d];
  return {
    effect: naturalLogarithm(a / treated / (c / control)),
    variance: 1 / a - 1 / treated + 1 / c - 1 / control,
  };
}

/** The random-effects estimate by the method of moments, of any effects with known variances. */
function derSimonianLaird(studies: readonly Study[]) {
  const total = (of: (study: Study) => number) => studies.reduce((all, study) => all + of(study), 0);
  const weight = total(({ variance }) => 1 / variance);
  const fixed = total(({ effect, variance }) => effect / variance) / weight;
  const q = total(({ effect, variance }) => ((effect - fixed) * (effect - fixed)) / variance);
  const scaling = weight - total(({ variance }) => 1 / (variance * variance)) / weight;
  const tau2 = Math.max(0, (q - (studies.length - 1)) / scaling);
  const random = total(({ variance }) => 1 / (variance + tau2));
  const mu = total(({ effect, variance }) => effect / (variance + tau2)) / random;
  return { q, tau2, mu, se: Math.sqrt(1 / random) };
}

/** Why nothing is trimmed by value: it deletes the complainants. */
export function checkTrimming(group: GroupReader): void {
  const histogram = histogramOf(group.at('histogram').integers());
  group.at('score').isAbout(linearScore(histogram));
  for (const [key, trimmed] of group.entries()) {
    const percent = /^trimmed_(\d+)pct$/.exec(key)?.[1];
    if (percent === undefined) continue;
    trimmed.isAbout(linearScore(trimBothEnds(histogram, (answers(histogram) * BigInt(percent)) / 100n)));
  }
}

function trimBothEnds(histogram: Histogram, many: bigint): Histogram {
  const dropLowest = (counts: readonly bigint[]) => {
    let left = many;
    return counts.map((count) => {
      const dropped = count < left ? count : left;
      left -= dropped;
      return count - dropped;
    });
  };
  return histogramOf(dropLowest(dropLowest(histogram).toReversed()).toReversed());
}

export function checkOtherIndices(group: GroupReader): void {
  checkAcsi(group.at('acsi'));
  checkHcahps(group.at('hcahps_linear_4pt'));
  checkNetPromoter(group.at('nps'));
  const ratio = group.at('qd766_ratio');
  const [total, unsatisfied] = [ratio.at('total').integer(), ratio.at('unsatisfied').integer()];
  ratio.at('ratio').isAbout(petitionSatisfaction(total, unsatisfied)?.ratio ?? null);
}

/** Σ w·(x̄ − 1)/9·100 of means on a scale of 1–10. */
function checkAcsi(group: GroupReader): void {
  const numbers = (key: string) =>
    group
      .at(key)
      .items()
      .map((item) => item.number());
  const [means, weights] = [numbers('means'), numbers('weights')];
  const weighted = means.map((mean, index) =>
    multiply(subtract(mean, rational(1n)), weights[index] ?? rational(0n)),
  );
  const mean = divide(sum(weighted), sum(weights));
  group.at('score').isAbout(multiply(mean, rational(100n, 9n)));
}

/** Evenly spaced answers from 0 to 100 points. */
function checkHcahps(group: GroupReader): void {
  const counts = group.at('hist').integers();
  const values = counts.map((_, index) => rational(100n * BigInt(index), BigInt(counts.length - 1)));
  group.at('values').areAbout(values);
  const points = sum(values.map((value, index) => multiply(value, rational(counts[index] ?? 0n))));
  group.at('score').isAbout(divide(points, rational(total(counts))));
}

/** Percent of 9–10 less percent of 0–6. */
function checkNetPromoter(group: GroupReader): void {
  const counts = group.at('hist_0_10').integers();
  const score: Rational = rational(total(counts.slice(9)) - total(counts.slice(0, 7)), total(counts));
  group.at('nps').isAbout(multiply(score, HUNDRED));
}

function total(counts: readonly bigint[]): bigint {
  return counts.reduce((all, count) => all + count, 0n);
}
