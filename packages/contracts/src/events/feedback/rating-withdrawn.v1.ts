import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { uuid } from '../../primitives.js';

/** The rating counts no longer. It may arrive before the rating itself where a log is read again. */
export const ratingWithdrawnV1 = defineEvent({
  type: 'namkhong.feedback.rating-withdrawn.v1',
  topic: 'feedback.rating.v1',
  summary: 'A rating was withdrawn by the person who gave it, or by a reviewer.',
  data: z.object({
    ratingId: z.uuidv4(),
    unitId: uuid,
    /** Above every revision before it; nothing follows. */
    revision: z.int().min(1),
  }),
  key: (data) => data.unitId,
});
