import { Problem } from '@namkhong/service-kit';
import type { BallotRefusal } from './ballot.reader.js';

const statuses: Readonly<Record<BallotRefusal, number>> = {
  'ballot-unknown': 404,
  'ballot-spent': 409,
  'ballot-revoked': 409,
  'ballot-expired': 410,
  'ballot-too-early': 409,
};

/** A refused ballot as HTTP tells it. */
export function ballotProblem(refusal: BallotRefusal): Problem {
  return new Problem(statuses[refusal], refusal);
}
