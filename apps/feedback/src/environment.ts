import { code } from '@namkhong/contracts';
import { baseEnvironment, fieldKeys, parseEnvironment, type EnvironmentSource } from '@namkhong/service-kit';
import { z } from 'zod';

const feedbackEnvironment = baseEnvironment.extend({
  /** Code of the criteria set that ballots ask. */
  BALLOT_SET: code.default('sipas'),
  /** Encrypt private sealing keys at rest; the challenges of anybody's ratings are signed with one made of the first. */
  FIELD_KEYS: fieldKeys,
  /** Where people reach the platform: what the codes of service points lead to. */
  PUBLIC_ORIGIN: z.url(),
});
export type FeedbackEnvironment = z.output<typeof feedbackEnvironment>;

export function readFeedbackEnvironment(source?: EnvironmentSource): FeedbackEnvironment {
  return parseEnvironment(feedbackEnvironment, source);
}
