import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { uuid } from '../../primitives.js';

/** Keyed hashes, each scoped to one official under a key that is destroyed: useless outside detection. */
export const ratingSignalledV1 = defineEvent({
  type: 'namkhong.feedback.rating-signalled.v1',
  topic: 'feedback.signal.v1',
  summary: 'Timing and keyed hashes of one rating, kept 275 days, for the detection of manipulation.',
  data: z.object({
    ratingId: z.uuidv4(),
    unitId: uuid,
    /** UTC, cut to the minute: `2026-11-23T07:05Z`. */
    minute: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/),
    secondsTaken: z.int().min(0).max(86_400).nullable(),
    rater: z.base64url().nullable(),
    device: z.base64url().nullable(),
    network: z.base64url().nullable(),
  }),
  key: (data) => data.unitId,
});
