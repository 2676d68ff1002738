import { Problem } from '@namkhong/service-kit';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import { messageOf } from '../import-report.js';
import { unknownCriteria } from './cast-rating.js';

/** @throws Problem 422 `criterion-unknown` where an answer is to nothing that was asked */
export function refuseUnknownCriteria(
  answer: Parameters<typeof unknownCriteria>[0],
  criteriaSet: Pick<CriteriaSetVersion, 'criteria'>,
): void {
  const unknown = unknownCriteria(answer, criteriaSet);
  if (unknown.length > 0) throw criteriaProblem(unknown);
}

/** Answers to what was not asked, each named as a field. */
export function criteriaProblem(criteria: readonly string[]): Problem {
  const code = 'criterion-unknown';
  const message = messageOf(code);
  const errors = criteria.map((criterion) => ({ path: `levels.${criterion}`, code, message }));
  return new Problem(422, code, { errors });
}
