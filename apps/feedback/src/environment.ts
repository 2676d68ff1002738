import { code } from '@namkhong/contracts';
import { baseEnvironment, parseEnvironment, type EnvironmentSource } from '@namkhong/service-kit';
import type { z } from 'zod';

const feedbackEnvironment = baseEnvironment.extend({
  /** Code of the criteria set that ballots ask. */
  BALLOT_SET: code.default('sipas'),
});
export type FeedbackEnvironment = z.output<typeof feedbackEnvironment>;

export function readFeedbackEnvironment(source?: EnvironmentSource): FeedbackEnvironment {
  return parseEnvironment(feedbackEnvironment, source);
}
