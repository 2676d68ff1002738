import type { Quarter } from '../calendar/period.js';
import { compare, multiply, rational, toDecimal, type Rational } from '../satisfaction-index/rational.js';
import {
  SIGNIFICANCE_MILLIONTHS,
  asCorrected,
  asProbability,
  fails,
  holds,
  type LowCondition,
} from './condition.js';
import type { LowRuleReasonCode } from './reasons.js';
import type { QuarterRobustness } from './robustness.js';

/** q: so many false discoveries at most are accepted among all discoveries of a level. */
const FALSE_DISCOVERY_RATE: Rational = rational(1n, 20n);

/** Condition 3. `corrected` are both quarters' p after correction; null for a subject that may not be judged. */
export function falseDiscoveryControlled(
  quarters: readonly [Quarter, Quarter],
  corrected: readonly [Rational | null, Rational | null],
  eligible: number,
): LowCondition {
  const id = 'false-discovery-controlled';
  const [first, second] = corrected;
  if (first === null || second === null) return fails(id, 'not-compared');
  const limit = toDecimal(FALSE_DISCOVERY_RATE, 2);
  for (const [index, p] of [first, second].entries()) {
    if (compare(p, FALSE_DISCOVERY_RATE) <= 0) continue;
    const quarter = quarters[index] ?? '';
    return fails(id, 'discovery-may-be-false', { quarter, p: asCorrected(p), limit, subjects: eligible });
  }
  const params = { first: asCorrected(first), second: asCorrected(second), limit, subjects: eligible };
  return holds(id, 'discovery-controlled', params);
}

/** Condition 5: the result stands in each quarter after the adjustments, without the two worst days, and when shrunken. */
export function robust(
  quarters: readonly [Quarter, Quarter],
  checks: readonly [QuarterRobustness, QuarterRobustness],
  theta: Rational,
): LowCondition {
  const id = 'robust';
  for (const [index, check] of checks.entries()) {
    const fault = findFault(quarters[index] ?? '', check, theta);
    if (fault !== null) return fault;
  }
  return holds(id, codeOf(checks));
}

function findFault(quarter: Quarter, check: QuarterRobustness, theta: Rational): LowCondition | null {
  const { adjusted, withShares, withoutWorstDays, shrunken } = check;
  const limit = asProbability(SIGNIFICANCE_MILLIONTHS);
  if (withoutWorstDays === null) return fails('robust', 'not-computable', { quarter });
  if (adjusted !== null && adjusted.pMillionths >= SIGNIFICANCE_MILLIONTHS) {
    const params = { quarter, score: toDecimal(adjusted.score, 2), p: asProbability(adjusted.pMillionths) };
    return fails('robust', 'explained-by-case-mix', { ...params, limit });
  }
  if (withShares !== null && withShares.pMillionths >= SIGNIFICANCE_MILLIONTHS) {
    const { score, pMillionths } = withShares;
    const params = { quarter, score: toDecimal(score, 2), p: asProbability(pMillionths) };
    return fails('robust', 'explained-by-channels', { ...params, limit });
  }
  if (withoutWorstDays.pMillionths >= SIGNIFICANCE_MILLIONTHS) {
    const { score, pMillionths } = withoutWorstDays;
    const params = { quarter, score: toDecimal(score, 2), p: asProbability(pMillionths) };
    return fails('robust', 'rests-on-two-days', { ...params, limit });
  }
  const threshold = multiply(theta, rational(100n));
  if (shrunken !== null && compare(shrunken, threshold) >= 0) {
    const params = { quarter, score: toDecimal(shrunken, 2), threshold: toDecimal(threshold, 2) };
    return fails('robust', 'not-low-among-peers', params);
  }
  return null;
}

/** What could not be compared in one of the quarters is said: the result then rests on the subject's own answers. */
function codeOf(checks: readonly QuarterRobustness[]): LowRuleReasonCode {
  const unadjusted = checks.some(({ adjusted }) => adjusted === null);
  const unshrunken = checks.some(({ shrunken }) => shrunken === null);
  const withShares = checks.every((check) => check.withShares !== null);
  if (unadjusted && unshrunken) return withShares ? 'robust-with-shares-by-itself' : 'robust-by-itself';
  if (unadjusted) return withShares ? 'robust-with-shares-without-adjustment' : 'robust-without-adjustment';
  if (unshrunken) return withShares ? 'robust-with-shares-without-peers' : 'robust-without-peers';
  return withShares ? 'robust-with-shares' : 'robust';
}
