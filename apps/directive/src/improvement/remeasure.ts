import {
  parseRational,
  rational,
  toDecimal,
  toScaledInteger,
  wilsonInterval,
  compare,
} from '@namkhong/domain';
import type { CriterionFigure } from '../figures/quarter-figure.reader.js';

/** The fewest answers of which an interval is told, as for any published figure. */
const INTERVAL_FROM = 30;

/** A quarter's share of satisfied answers in percent, with Wilson's 95 % interval rounded outwards. */
export interface Measurement extends Pick<CriterionFigure, 'quarter' | 'publicationId' | 'n' | 'satisfied'> {
  readonly lower: string | null;
  readonly upper: string | null;
}

export type MeasuredChange = 'higher' | 'lower' | 'no-clear-change' | 'method-changed' | 'too-few-answers';
export type TargetReached = 'reached' | 'not-reached' | 'not-clear';

/**
 * What a published share of satisfied answers says with its interval. The number of satisfied answers is the whole number
 * nearest to the share: the very one below 10,000 answers, and above within a hundredth of a percent.
 */
export function measure({ quarter, publicationId, n, satisfied }: CriterionFigure): Measurement {
  const shown = { quarter, publicationId, n, satisfied };
  if (n < INTERVAL_FROM) return { ...shown, lower: null, upper: null };
  const share = parseRational(satisfied);
  const count = toScaledInteger(rational(share.num * BigInt(n), share.den * 100n), 0, 'half-up');
  const { lower, upper } = wilsonInterval(count, BigInt(n));
  const percent = ({ num, den }: typeof lower) => rational(100n * num, den);
  return {
    ...shown,
    lower: toDecimal(percent(lower), 2, 'floor'),
    upper: toDecimal(percent(upper), 2, 'ceil'),
  };
}

/**
 * Whether a later quarter differs from the one before the plan. It is called higher or lower only where the two intervals
 * have nothing in common, which is stricter than a test of the difference; of anything else nothing is claimed. Quarters
 * with other versions of the set are not compared at all: the question may have changed.
 */
export function describeChange(before: CriterionFigure | null, after: CriterionFigure): MeasuredChange {
  if (before === null) return 'too-few-answers';
  if (String(before.setVersions) !== String(after.setVersions)) return 'method-changed';
  const [then, now] = [measure(before), measure(after)];
  if (then.lower === null || then.upper === null || now.lower === null || now.upper === null)
    return 'too-few-answers';
  if (isAbove(now.lower, then.upper)) return 'higher';
  return isAbove(then.lower, now.upper) ? 'lower' : 'no-clear-change';
}

/** Whether the whole interval lies at or above the target, or below it. */
export function describeTarget({ lower, upper }: Measurement, target: string): TargetReached {
  if (lower === null || upper === null) return 'not-clear';
  if (!isAbove(target, lower)) return 'reached';
  return isAbove(target, upper) ? 'not-reached' : 'not-clear';
}

function isAbove(a: string, b: string): boolean {
  return compare(parseRational(a), parseRational(b)) > 0;
}
