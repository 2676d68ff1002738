import type { Reason } from '../parsed.js';

/** What one basis point is a part of. */
export const WHOLE = 10_000;

/** A criterion's share of the composite. */
export interface CriterionWeight {
  readonly code: string;
  /** Basis points, a whole number from 1 to 10000. */
  readonly weight: number;
}

export type WeightFault =
  | 'criteria-missing'
  | 'criterion-repeated'
  | 'weight-not-whole'
  | 'weight-not-positive'
  | 'weights-sum-wrong';

/** Every fault of a set of weights, none when it is sound: distinct criteria, whole positive weights, 10000 together. */
export function findWeightFaults(criteria: readonly CriterionWeight[]): readonly Reason<WeightFault>[] {
  if (criteria.length === 0) return [{ code: 'criteria-missing', params: {} }];
  const faults = criteria.flatMap(({ code, weight }, index): Reason<WeightFault>[] => {
    const found: Reason<WeightFault>[] = [];
    const repeated = criteria.findIndex((other) => other.code === code) < index;
    if (repeated) found.push({ code: 'criterion-repeated', params: { criterion: code } });
    if (!Number.isInteger(weight)) found.push({ code: 'weight-not-whole', params: { criterion: code } });
    else if (weight < 1) found.push({ code: 'weight-not-positive', params: { criterion: code, weight } });
    return found;
  });
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (total === WHOLE || faults.some(({ code }) => code === 'weight-not-whole')) return faults;
  return [...faults, { code: 'weights-sum-wrong', params: { total, expected: WHOLE } }];
}

/** Throws RangeError naming the faults, for callers whose weights were checked when the set was published. */
export function assertSoundWeights(criteria: readonly CriterionWeight[]): void {
  const faults = findWeightFaults(criteria);
  if (faults.length > 0)
    throw new RangeError(`unsound weights: ${faults.map(({ code }) => code).join(', ')}`);
}
