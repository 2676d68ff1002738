import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The full state of a poll. Its question is text of the authority, found at the service by the id. */
export const pollRecordedV1 = defineEvent({
  type: 'namkhong.feedback.poll-recorded.v1',
  topic: 'feedback.poll.v1',
  summary: 'A poll was opened, or closed with its results; the event carries its full state.',
  data: z.object({
    pollId: uuid,
    /** The unit that asks. */
    unitId: uuid,
    /** What was published and is asked about. */
    about: z.object({ kind: z.enum(['directive', 'proposal', 'disclosure']), id: uuid }).nullable(),
    state: z.enum(['announced', 'withdrawn', 'counted']),
    /** Votes are taken on the days [opensOn, closesOn). */
    opensOn: civilDate,
    closesOn: civilDate,
    /** Votes by place of the choice, once closed; null where the privacy floor withholds them, and before. */
    counts: z.array(z.int().min(0)).nullable(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.pollId,
});
