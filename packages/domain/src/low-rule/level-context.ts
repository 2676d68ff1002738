import { adjustForFalseDiscovery } from '../satisfaction-index/benjamini-hochberg.js';
import { adjustUnderAnyDependence } from '../satisfaction-index/benjamini-yekutieli.js';
import type { MeanSums } from '../satisfaction-index/case-mix.js';
import { MINIMUM_ANSWERS_PER_CRITERION } from '../satisfaction-index/composite.js';
import { rational, type Rational } from '../satisfaction-index/rational.js';
import { mergeScoreSums, type ScoreSums } from '../satisfaction-index/score-sums.js';
import { shrinkScores } from '../satisfaction-index/shrinkage.js';
import { SIGNIFICANCE_MILLIONTHS } from './condition.js';
import type { FalseDiscoveryControl, LowRuleParameters, QuarterEvidence, RatedSubject } from './evidence.js';
import { testQuarter } from './test-quarter.js';
import { thresholdAsUnitScore } from './threshold.js';
import { findWindowFault } from './valid-window.js';

/** What the others of a level need to know of a subject; its days are not kept, so that a level fits into memory. */
export interface SubjectSummary {
  readonly subjectId: string;
  /** p of both quarters in millionths; null where the subject may not be judged (condition 1). */
  readonly pMillionths: readonly [bigint, bigint] | null;
  readonly quarters: readonly [QuarterSummary, QuarterSummary];
}

interface QuarterSummary {
  /** Over complete submissions. */
  readonly sums: ScoreSums;
  readonly strata: ReadonlyMap<string, MeanSums>;
}

/** What one quarter of a level says about each of its subjects. */
export interface LevelQuarter {
  /** p corrected for judging all eligible subjects at once, by subject id. */
  readonly corrected: ReadonlyMap<string, Rational>;
  /** θ̂ in points by subject id; empty among too few peers. */
  readonly shrunken: ReadonlyMap<string, Rational>;
  /** n and Σy of each kind of case over all subjects. */
  readonly strata: ReadonlyMap<string, MeanSums>;
}

/** All subjects of one level – units, or officials – in both quarters. */
export interface LevelContext {
  /** How many were judged at once. */
  readonly eligible: number;
  readonly quarters: readonly [LevelQuarter, LevelQuarter];
}

/** The first pass: what a subject adds to its level. */
export function summariseSubject(
  { subjectId, kind, quarters }: RatedSubject,
  parameters: LowRuleParameters,
): SubjectSummary {
  const theta = thresholdAsUnitScore(parameters.thresholdCenti);
  const valid = findWindowFault(kind, quarters, parameters) === null;
  const [first, second] = valid ? quarters.map((quarter) => testQuarter(quarter, theta)) : [];
  return {
    subjectId,
    pMillionths: first && second ? [first.pMillionths, second.pMillionths] : null,
    quarters: [summaryOf(quarters[0]), summaryOf(quarters[1])],
  };
}

/** Whether a subject's own p-values leave it possible that it is low: all others need not be looked at again. */
export function mayBeLow({ pMillionths }: SubjectSummary): boolean {
  return pMillionths?.every((p) => p < SIGNIFICANCE_MILLIONTHS) ?? false;
}

/**
 * The level as a whole, between the passes. Corrected p-values are those of all eligible subjects, separately in each
 * quarter, from p rounded up to millionths. Peers for the shrunken scores are all subjects with ten complete submissions in
 * the quarter. The order of the summaries plays no part. Throws RangeError on a repeated subject.
 */
export function compareLevel(
  summaries: readonly SubjectSummary[],
  control: FalseDiscoveryControl = 'benjamini-hochberg',
): LevelContext {
  if (new Set(summaries.map(({ subjectId }) => subjectId)).size < summaries.length)
    throw new RangeError('a subject is in its level once');
  const eligible = summaries.filter(({ pMillionths }) => pMillionths !== null);
  const quarter = (index: 0 | 1): LevelQuarter => ({
    corrected: correctedOf(eligible, index, control),
    shrunken: shrunkenOf(summaries, index),
    strata: strataOf(summaries, index),
  });
  return { eligible: eligible.length, quarters: [quarter(0), quarter(1)] };
}

function summaryOf({ days, strata }: QuarterEvidence): QuarterSummary {
  return { sums: days.reduce(mergeScoreSums, { n: 0n, sum: 0n, sumOfSquares: 0n }), strata };
}

function correctedOf(
  eligible: readonly SubjectSummary[],
  index: 0 | 1,
  control: FalseDiscoveryControl,
): ReadonlyMap<string, Rational> {
  const correct = control === 'benjamini-hochberg' ? adjustForFalseDiscovery : adjustUnderAnyDependence;
  const pValues = eligible.map(({ pMillionths }) => rational(pMillionths?.[index] ?? 1_000_000n, 1_000_000n));
  const corrected = correct(pValues);
  return mapOf(eligible, (place) => corrected[place]);
}

function shrunkenOf(summaries: readonly SubjectSummary[], index: 0 | 1): ReadonlyMap<string, Rational> {
  const peers = summaries.filter(({ quarters }) => quarters[index].sums.n >= MINIMUM_ANSWERS_PER_CRITERION);
  const shrinkage = shrinkScores(peers.map(({ quarters }) => quarters[index].sums));
  if (shrinkage.status === 'unshrunken') return new Map();
  return mapOf(peers, (place) => shrinkage.subjects[place]?.shrunken);
}

function strataOf(summaries: readonly SubjectSummary[], index: 0 | 1): ReadonlyMap<string, MeanSums> {
  const all = new Map<string, MeanSums>();
  for (const { quarters } of summaries) {
    for (const [stratum, { n, sum }] of quarters[index].strata) {
      const known = all.get(stratum) ?? { n: 0n, sum: 0n };
      all.set(stratum, { n: known.n + n, sum: known.sum + sum });
    }
  }
  return all;
}

function mapOf<T>(
  summaries: readonly SubjectSummary[],
  valueAt: (place: number) => T | undefined,
): ReadonlyMap<string, T> {
  const entries = summaries.flatMap((summary, place): [string, T][] => {
    const value = valueAt(place);
    return value === undefined ? [] : [[summary.subjectId, value]];
  });
  return new Map(entries);
}
