import {
  EWMA_DEFAULTS,
  HALF_LIFE_DAYS,
  answers,
  computeDecayWeight,
  cusum,
  decayWeight,
  decayedScore,
  divide,
  ewma,
  ewmaAsymptoticHalfWidth,
  funnel,
  histogramOf,
  latenessWeights,
  linearScore,
  mergeHistograms,
  toFloat,
  EMPTY_HISTOGRAM,
} from '../index.js';
import { ofFloat, type GroupReader } from './group-reader.js';
import { HUNDRED } from './group-scores.js';

export function checkDecay(group: GroupReader): void {
  const scale = /^round\(2\^(\d+) \* 2\^\(-age\/(\d+)\)\)$/.exec(group.at('scale').text());
  if (scale === null) throw new Error('the scale is no power of two that halves');
  const [bits, halfLife] = [BigInt(scale[1] ?? ''), Number(scale[2])];
  group.at('half_life_days').isInteger(BigInt(halfLife));
  const shipped = bits === 20n && halfLife === HALF_LIFE_DAYS;
  const weightOf = (age: string) =>
    shipped ? decayWeight(Number(age)) : computeDecayWeight(Number(age), halfLife, bits);
  for (const [age, weight] of group.at('weights').entries()) weight.isInteger(weightOf(age));
  const days = group
    .at('day_histograms')
    .entries()
    .map(([age, counts]) => ({ weight: weightOf(age), histogram: histogramOf(counts.integers()) }));
  const all = days.map(({ histogram }) => histogram).reduce(mergeHistograms, EMPTY_HISTOGRAM);
  const decayed = decayedScore(days);
  group.at('weighted_histogram').areIntegers(decayed.weighted);
  group.at('score_exact').isExactly(decayed.score);
  group.at('score').isAbout(decayed.score);
  group.at('n_raw').isInteger(answers(all));
  group.at('n_eff').isAbout(decayed.effectiveAnswers);
  group.at('undecayed_score').isAbout(linearScore(all));
}

/** The handbook draws its limits at three standard deviations. */
const HANDBOOK_WIDTH = '3';

export function checkEwma(group: GroupReader): void {
  const settings = {
    target: toFloat(group.constant('target', /target (-?[\d.]+\d)/, '0')),
    deviation: toFloat(group.constant('s', /\bs=(\d*\.?\d+)/, '1')),
    lambda: toFloat(group.constant('lambda', /lambda=(\d*\.?\d+)/, String(EWMA_DEFAULTS.lambda))),
    width: toFloat(group.constant('L', /\bL=(\d*\.?\d+)/, HANDBOOK_WIDTH)),
  };
  const points = group
    .at('x')
    .items()
    .map((x) => x.float());
  const chart = ewma(points, settings);
  group.at('ewma').areAbout(chart.map(({ value }) => ofFloat(value)));
  group.at('half_width_time_varying').areAbout(chart.map(({ halfWidth }) => ofFloat(halfWidth)));
  group.at('half_width_asymptotic').isAbout(ofFloat(ewmaAsymptoticHalfWidth(settings)));
}

export function checkCusum(group: GroupReader): void {
  const slack = toFloat(group.constant('k', /\bk=(\d*\.?\d+)/, '0.5'));
  const z = group
    .at('z')
    .items()
    .map((each) => each.float());
  const chart = cusum(z, slack);
  group.at('upper').areNear(chart.map(({ above }) => above));
  group.at('lower').areNear(chart.map(({ below }) => below));
}

export function checkLateness(group: GroupReader): void {
  const weights = latenessWeights(group.at('p0').float(), group.at('p1').float());
  group.at('w_late').isAbout(ofFloat(weights.late));
  group.at('w_ontime').isAbout(ofFloat(weights.onTime));
}

export function checkFunnel(group: GroupReader): void {
  const deviation = toFloat(group.constant('sd', /common sd (\d*\.?\d+)/, '1'));
  const percent = group.constant('winsorised_percent', /winsorised (\d*\.?\d+)%/, '10');
  const units = group
    .at('units')
    .items()
    .map((unit) => {
      unit.at('0').text();
      const n = unit.at('2').float();
      return { n, mean: unit.at('1').float(), variance: (deviation * deviation) / n };
    });
  const result = funnel(units, toFloat(divide(percent, HUNDRED)));
  group.at('target').isAbout(ofFloat(result.target));
  group.at('z').areAbout(result.plain.map(ofFloat));
  group.at('winsor').areAbout(result.winsorised.map(ofFloat));
  group.at('phi_winsorised').isAbout(ofFloat(result.dispersion));
  group.at('tau2').isAbout(ofFloat(result.between));
  group.at('z_overdispersed').areAbout(result.z.map(ofFloat));
}
