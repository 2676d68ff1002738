import type { criteriaSetRequest } from '@namkhong/contracts/http/scoring';
import { findWeightFaults, WHOLE, type CivilDate } from '@namkhong/domain';
import type { z } from 'zod';
import type { CriteriaSetVersion } from './criteria-set.js';

export type CriteriaSetRequest = z.output<typeof criteriaSetRequest>;

type PublishRefusal =
  | { readonly code: 'weights-sum-invalid'; readonly sum: number; readonly expected: number }
  | { readonly code: 'criterion-repeated'; readonly criteria: readonly string[] }
  | { readonly code: 'effective-from-not-later'; readonly previous: CivilDate };

export type PublishDecision =
  | { readonly kind: 'published'; readonly set: CriteriaSetVersion }
  | { readonly kind: 'refused'; readonly reason: PublishRefusal };

/**
 * Whether a set may be published as the next version. Versions are only ever added, each in force later than the one
 * before, so that no rating changes the version it was given under.
 *
 * @param latest the version published last, if there is one
 */
export function publishCriteriaSet(
  request: CriteriaSetRequest,
  latest: Pick<CriteriaSetVersion, 'version' | 'effectiveFrom'> | undefined,
): PublishDecision {
  const repeated = request.criteria.filter(
    ({ code }, index) => request.criteria.findIndex((other) => other.code === code) < index,
  );
  if (repeated.length > 0) {
    return refused({ code: 'criterion-repeated', criteria: repeated.map(({ code }) => code) });
  }
  if (findWeightFaults(request.criteria).length > 0) {
    const sum = request.criteria.reduce((total, { weight }) => total + weight, 0);
    return refused({ code: 'weights-sum-invalid', sum, expected: WHOLE });
  }
  if (latest && request.effectiveFrom <= latest.effectiveFrom) {
    return refused({ code: 'effective-from-not-later', previous: latest.effectiveFrom });
  }
  return { kind: 'published', set: { ...request, version: (latest?.version ?? 0) + 1 } };
}

function refused(reason: PublishRefusal): PublishDecision {
  return { kind: 'refused', reason };
}
