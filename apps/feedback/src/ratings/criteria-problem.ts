import { Problem } from '@namkhong/service-kit';
import { messageOf } from '../import-report.js';

/** Answers to what was not asked, each named as a field. */
export function criteriaProblem(criteria: readonly string[]): Problem {
  const code = 'criterion-unknown';
  const message = messageOf(code);
  const errors = criteria.map((criterion) => ({ path: `levels.${criterion}`, code, message }));
  return new Problem(422, code, { errors });
}
