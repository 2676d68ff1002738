import { nextQuarter } from '../calendar/period.js';
import type { Reason } from '../parsed.js';
import {
  MINIMUM_COMPLETE_PERCENT,
  type LowRuleParameters,
  type QuarterEvidence,
  type SubjectKind,
} from './evidence.js';
import { answers } from '../satisfaction-index/histogram.js';
import type { LowRuleReasonCode } from './reasons.js';

type Fault = Reason<LowRuleReasonCode>;

/** The first thing that keeps two quarters from being judged at all; null when they may be. */
export function findWindowFault(
  kind: SubjectKind,
  quarters: readonly [QuarterEvidence, QuarterEvidence],
  parameters: LowRuleParameters,
): Fault | null {
  const [first, second] = quarters;
  if (nextQuarter(first.quarter) !== second.quarter) {
    return { code: 'quarters-not-consecutive', params: { first: first.quarter, second: second.quarter } };
  }
  return findQuarterFault(kind, first, parameters) ?? findQuarterFault(kind, second, parameters);
}

/** n is the number of complete submissions: those the tests rest on. */
function findQuarterFault(
  kind: SubjectKind,
  evidence: QuarterEvidence,
  parameters: LowRuleParameters,
): Fault | null {
  const { quarter } = evidence;
  const active = evidence.days.filter(({ n }) => n > 0n);
  const complete = Number(active.reduce((total, { n }) => total + n, 0n));
  const minimum = kind === 'unit' ? parameters.minimumUnitRatings : parameters.minimumOfficialRatings;
  if (complete < minimum) return { code: 'too-few-ratings', params: { quarter, n: complete, minimum } };
  const raters = kind === 'official' ? findRaterFault(evidence, parameters.minimumOfficialRaters) : null;
  if (raters !== null) return raters;
  if (active.length < parameters.minimumDays) {
    return { code: 'too-few-days', params: { quarter, n: active.length, minimum: parameters.minimumDays } };
  }
  const few = evidence.criteria.find(
    ({ histogram }) => answers(histogram) < BigInt(parameters.minimumPerCriterion),
  );
  if (few !== undefined) {
    const params = {
      quarter,
      criterion: few.code,
      n: Number(answers(few.histogram)),
      minimum: parameters.minimumPerCriterion,
    };
    return { code: 'criterion-too-few-answers', params };
  }
  return findCoverageFault(evidence, complete, parameters.minimumResponsePercent);
}

function findRaterFault({ quarter, distinctRaters }: QuarterEvidence, minimum: number): Fault | null {
  if (distinctRaters === null) return { code: 'raters-unknown', params: { quarter } };
  if (distinctRaters >= minimum) return null;
  return { code: 'too-few-raters', params: { quarter, n: distinctRaters, minimum } };
}

function findCoverageFault(
  evidence: QuarterEvidence,
  complete: number,
  minimumResponsePercent: number,
): Fault | null {
  const { quarter, ratings, invited } = evidence;
  if (invited === 0) return { code: 'nobody-invited', params: { quarter } };
  if (100 * ratings < minimumResponsePercent * invited) {
    const params = { quarter, rated: ratings, invited, minimum: minimumResponsePercent };
    return { code: 'response-rate-too-low', params };
  }
  if (100 * complete < MINIMUM_COMPLETE_PERCENT * ratings) {
    return {
      code: 'too-few-complete',
      params: { quarter, complete, ratings, minimum: MINIMUM_COMPLETE_PERCENT },
    };
  }
  return null;
}
