import {
  EMPTY_HISTOGRAM,
  stratumSums,
  type CriterionCounts,
  type Histogram,
  type MeanSums,
  type QuarterEvidence,
  type RatedSubject,
  type SubjectKind,
} from '@namkhong/domain';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { QuarterInputs, Subject } from './evidence.port.js';

type Criteria = CriteriaSetVersion['criteria'];

/** A subject in the form the rule reads, by the weights that count for its kind. */
export function toRatedSubject(
  { kind, subjectId }: Subject,
  [earlier, later]: readonly [QuarterInputs, QuarterInputs],
  criteria: Criteria,
): RatedSubject {
  const weighed = weighedFor(kind, criteria);
  return {
    subjectId,
    kind,
    quarters: [toQuarterEvidence(earlier, weighed), toQuarterEvidence(later, weighed)],
  };
}

/** An official's own weights where the version has them; a criterion that weighs nothing there is none of theirs. */
function weighedFor(kind: SubjectKind, criteria: Criteria): Omit<CriterionCounts, 'histogram'>[] {
  return criteria
    .map(({ code, weight, officialWeight }) => ({
      code,
      weight: kind === 'official' ? (officialWeight ?? weight) : weight,
    }))
    .filter(({ weight }) => weight > 0);
}

function toQuarterEvidence(
  { histograms, strata, channels, quarter, ratings, invited, distinctRaters, days }: QuarterInputs,
  criteria: readonly Omit<CriterionCounts, 'histogram'>[],
): QuarterEvidence {
  const countsOf = (of: ReadonlyMap<string, Histogram>): CriterionCounts[] =>
    criteria.map(({ code, weight }) => ({ code, weight, histogram: of.get(code) ?? EMPTY_HISTOGRAM }));
  const sums = [...strata].flatMap(([stratum, of]): [string, MeanSums][] => {
    const stratumOf = stratumSums(countsOf(of));
    return stratumOf === null ? [] : [[stratum, stratumOf]];
  });
  return {
    quarter,
    ratings,
    invited,
    distinctRaters,
    days,
    criteria: countsOf(histograms),
    strata: new Map(sums),
    channels,
  };
}
