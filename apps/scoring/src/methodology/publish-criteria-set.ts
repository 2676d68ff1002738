import type { criteriaSetRequest } from '@namkhong/contracts/http/scoring';
import { addDays, findWeightFaults, WHOLE, type CivilDate } from '@namkhong/domain';
import type { z } from 'zod';
import type { CriteriaSetVersion } from './criteria-set.js';

export type CriteriaSetRequest = z.output<typeof criteriaSetRequest>;

/** Which weights of a set do not add up. */
type Weights = 'official' | 'overall' | 'channel';

type PublishRefusal =
  | { readonly code: 'weights-sum-invalid'; readonly sum: number; readonly expected: number }
  | {
      readonly code: 'other-weights-sum-invalid';
      readonly weights: Weights;
      readonly sum: number;
      readonly expected: number;
    }
  | { readonly code: 'official-weights-incomplete'; readonly criteria: readonly string[] }
  | { readonly code: 'criterion-repeated'; readonly criteria: readonly string[] }
  | {
      readonly code: 'effective-from-not-in-advance';
      readonly effectiveFrom: CivilDate;
      readonly earliest: CivilDate;
    }
  | { readonly code: 'effective-from-not-later'; readonly previous: CivilDate };

export type PublishDecision =
  | { readonly kind: 'published'; readonly set: CriteriaSetVersion }
  | { readonly kind: 'refused'; readonly reason: PublishRefusal };

/**
 * Whether a set may be published as the next version. Versions are only ever added, each in force later than the one
 * before, so that no rating changes the version it was given under; and each is published before it takes effect, so
 * that everybody can read beforehand what they will be measured by. A version entered after the fact says so, and a
 * fictional one may lie in the past.
 *
 * @param latest the version published last, if there is one
 * @param today the local date
 */
export function publishCriteriaSet(
  request: CriteriaSetRequest,
  latest: Pick<CriteriaSetVersion, 'version' | 'effectiveFrom'> | undefined,
  today: CivilDate,
): PublishDecision {
  const refusal = findUnsoundCriteria(request) ?? findUnsoundDate(request, latest, today);
  if (refusal) return { kind: 'refused', reason: refusal };
  return { kind: 'published', set: { ...request, version: (latest?.version ?? 0) + 1 } };
}

function findUnsoundCriteria(request: CriteriaSetRequest): PublishRefusal | undefined {
  const { criteria, overallWeights, channelShares } = request;
  const repeated = criteria.filter(
    ({ code }, index) => criteria.findIndex((other) => other.code === code) < index,
  );
  if (repeated.length > 0) {
    return { code: 'criterion-repeated', criteria: repeated.map(({ code }) => code) };
  }
  if (findWeightFaults(criteria).length > 0) {
    return { code: 'weights-sum-invalid', sum: total(criteria.map(({ weight }) => weight)), expected: WHOLE };
  }
  const without = criteria.filter(({ officialWeight }) => officialWeight === undefined);
  if (without.length > 0 && without.length < criteria.length) {
    return { code: 'official-weights-incomplete', criteria: without.map(({ code }) => code) };
  }
  const sums: [Weights, number][] = [
    ['overall', total(Object.values(overallWeights))],
    [
      'official',
      without.length > 0 ? WHOLE : total(criteria.map(({ officialWeight }) => officialWeight ?? 0)),
    ],
    ['channel', channelShares === null ? WHOLE : total(Object.values(channelShares))],
  ];
  const wrong = sums.find(([, sum]) => sum !== WHOLE);
  if (!wrong) return undefined;
  const [weights, sum] = wrong;
  return { code: 'other-weights-sum-invalid', weights, sum, expected: WHOLE };
}

function findUnsoundDate(
  { effectiveFrom, retrospective, illustrative }: CriteriaSetRequest,
  latest: Pick<CriteriaSetVersion, 'effectiveFrom'> | undefined,
  today: CivilDate,
): PublishRefusal | undefined {
  if (latest && effectiveFrom <= latest.effectiveFrom) {
    return { code: 'effective-from-not-later', previous: latest.effectiveFrom };
  }
  if (effectiveFrom > today || retrospective || illustrative) return undefined;
  return { code: 'effective-from-not-in-advance', effectiveFrom, earliest: addDays(today, 1) };
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
