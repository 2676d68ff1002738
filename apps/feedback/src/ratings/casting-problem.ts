import { Problem } from '@namkhong/service-kit';
import { ballotProblem } from '../ballots/ballot-problem.reader.js';
import { criteriaProblem } from './criteria-problem.js';
import type { Casting } from './rating-caster.js';

/** A refusal as its sender is told it. */
export function castingProblem(refusal: Extract<Casting, { kind: 'refused' }>): Problem {
  switch (refusal.reason) {
    case 'criterion-unknown':
      return criteriaProblem(refusal.criteria);
    case 'form-not-asked':
      return new Problem(422, refusal.reason);
    default:
      return ballotProblem(refusal.reason);
  }
}
