import { adjustForCaseMix, othersMeans } from '../satisfaction-index/case-mix.js';
import { sumDays } from '../satisfaction-index/day-sums.js';
import { add, divide, multiply, rational, subtract, type Rational } from '../satisfaction-index/rational.js';
import { roundUpToMillionths } from '../satisfaction-index/t-distribution.js';
import { testWithShares } from './channel-shares.js';
import type { ChannelShares, QuarterEvidence } from './evidence.js';
import type { LevelQuarter } from './level-context.js';
import { meanEstimate, testBelow, type ScoreTest } from './test-quarter.js';
import { withoutWorstDays } from './worst-days.js';

/** What is left of a quarter's result under harder comparisons. */
export interface QuarterRobustness {
  /** As if everybody had the same mix of cases; null where nobody else has enough of the subject's kinds of case. */
  readonly adjusted: ScoreTest | null;
  /** As if the channels had their published shares; null where none are published, or nothing is known by channel. */
  readonly withShares: ScoreTest | null;
  /** Null unless more than two days have submissions, and two are left. */
  readonly withoutWorstDays: ScoreTest | null;
  /** θ̂ in points; null among too few peers. */
  readonly shrunken: Rational | null;
}

/** Looks at one quarter of a subject that is part of the level. θ is a unit score strictly between 0 and 1. */
export function checkRobustness(
  subjectId: string,
  evidence: QuarterEvidence,
  level: LevelQuarter,
  theta: Rational,
  shares?: ChannelShares,
): QuarterRobustness {
  return {
    adjusted: testAdjusted(evidence, level, theta),
    withShares: shares ? testWithShares(evidence, shares, theta) : null,
    withoutWorstDays: testWithoutWorstDays(evidence, theta),
    shrunken: level.shrunken.get(subjectId) ?? null,
  };
}

/**
 * The mean moved by what the subject's mix of cases explains, tested with the dispersion of its own answers. What is usual
 * rests on everybody else and is taken as known.
 */
function testAdjusted(
  { days, strata }: QuarterEvidence,
  level: LevelQuarter,
  theta: Rational,
): ScoreTest | null {
  const estimate = meanEstimate(sumDays(days));
  const usual = othersMeans(level.strata, strata);
  if (estimate === null || usual === null) return null;
  const groups = [...strata].flatMap(([stratum, { n, sum }]) => {
    const reference = usual.groups.get(stratum);
    return reference === undefined ? [] : [{ n, sum, reference }];
  });
  const mix = adjustForCaseMix(groups, usual.city);
  if (mix === null) return null;
  const explained = subtract(mix.adjusted, mix.observed);
  const { p } = testBelow(estimate, theta, divide(explained, rational(100n)));
  const score = add(multiply(estimate.mean, rational(100n)), explained);
  return { score, pMillionths: roundUpToMillionths(p) };
}

/** Of several pairs of days that are equally bad, the one that leaves the least evidence. */
function testWithoutWorstDays({ days }: QuarterEvidence, theta: Rational): ScoreTest | null {
  const tests = withoutWorstDays(days).map((sums): ScoreTest | null => {
    const estimate = meanEstimate(sums);
    if (estimate === null) return null;
    const { p } = testBelow(estimate, theta);
    return { score: multiply(estimate.mean, rational(100n)), pMillionths: roundUpToMillionths(p) };
  });
  const [first, ...others] = tests;
  return others.reduce<ScoreTest | null>(
    (weakest, test) =>
      weakest === null || test === null || test.pMillionths <= weakest.pMillionths ? weakest : test,
    first ?? null,
  );
}
