import {
  adjustForCaseMix,
  histogramOf,
  linearScore,
  mergeHistograms,
  multiply,
  postStratify,
  rational,
  scoreSumsOf,
  shrinkScores,
  squareRootUp,
  EMPTY_HISTOGRAM,
  type ShrunkScore,
} from '../index.js';
import type { GroupReader } from './group-reader.js';
import { inPoints } from './group-scores.js';

/** The groups test the algorithms on a few subjects and answers; the floors are the publisher's matter. */
const SMALLEST_GROUP = 2;
const SMALLEST_STRATUM = 1n;

/** The histograms of V06, shrunken, and its subjects by name. */
export function shrinkGroup(group: GroupReader) {
  const peers = group
    .at('histograms')
    .entries()
    .map(([name, counts]) => ({ name, sums: scoreSumsOf(histogramOf(counts.integers())) }));
  const shrinkage = shrinkScores(
    peers.map(({ sums }) => sums),
    SMALLEST_GROUP,
  );
  if (shrinkage.status === 'unshrunken') throw new Error(shrinkage.reason);
  const subjects = new Map<string, ShrunkScore>();
  for (const [index, subject] of shrinkage.subjects.entries()) {
    subjects.set(peers[index]?.name ?? '', subject);
  }
  return { shrinkage, subjects };
}

export function checkShrinkage(group: GroupReader): void {
  const { shrinkage, subjects } = shrinkGroup(group);
  const perUnitScore = rational(1n, 10_000n);
  group.at('pooled_unit_variance').isAbout(multiply(shrinkage.pooledVariance, perUnitScore));
  group.at('Q').isAbout(shrinkage.heterogeneity);
  group.at('C').isAbout(shrinkage.scaling);
  group.at('tau2').isAbout(shrinkage.betweenVariance);
  group.at('tau').isAbout(squareRootUp(shrinkage.betweenVariance));
  group.at('mu').isAbout(shrinkage.mean);
  group.at('se_mu').isAbout(squareRootUp(shrinkage.meanVariance));
  for (const [name, subject] of subjects) {
    const expected = group.at('subjects').at(name);
    expected.at('score').isAbout(subject.score);
    expected.at('v').isAbout(subject.variance);
    expected.at('B').isAbout(subject.pull);
    expected.at('shrunk').isAbout(subject.shrunken);
    expected.at('post_sd').isAbout(squareRootUp(subject.posteriorVariance));
  }
}

export function checkPostStratification(group: GroupReader): void {
  const strata = group
    .at('strata')
    .entries()
    .map(([name, stratum]) => {
      const histogram = histogramOf(stratum.at('hist').integers());
      stratum.at('score').isAbout(linearScore(histogram));
      return { name, share: stratum.at('W').number(), histogram };
    });
  const all = strata.map(({ histogram }) => histogram).reduce(mergeHistograms, EMPTY_HISTOGRAM);
  const result = postStratify(
    strata.map(({ name, share, histogram }) => ({ name, share, sums: scoreSumsOf(histogram) })),
    SMALLEST_STRATUM,
  );
  if (result === null) throw new Error('no submission in any stratum');
  group.at('raw_score').isAbout(linearScore(all));
  group.at('poststratified_exact').isExactly(result.score);
  group.at('poststratified').isAbout(result.score);
  group.at('se').isAbout(inPoints(result.variance));
}

export function checkCaseMix(group: GroupReader): void {
  const references = group.at('city_means');
  const groups = group
    .at('subject')
    .entries()
    .map(([name, counts]) => {
      const { n, sum } = scoreSumsOf(histogramOf(counts.integers()));
      return { n, sum, reference: references.at(name).number() };
    });
  const result = adjustForCaseMix(groups, group.at('city_mean').number());
  if (result === null) throw new Error('no submission in any group');
  group.at('observed').isAbout(result.observed);
  group.at('expected').isAbout(result.expected);
  group.at('adjusted_exact').isExactly(result.adjusted);
  group.at('adjusted').isAbout(result.adjusted);
}
