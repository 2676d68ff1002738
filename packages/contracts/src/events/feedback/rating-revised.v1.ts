import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { ratingCastV1 } from './rating-cast.v1.js';

/** The last revision replaces the rating; unit, official, day and set version stay those of the first submission. */
export const ratingRevisedV1 = defineEvent({
  type: 'namkhong.feedback.rating-revised.v1',
  topic: 'feedback.rating.v1',
  summary: 'A rating was changed within its seven days; the event carries it in full.',
  data: ratingCastV1.data.extend({
    /** Counts up from 1 for each rating; the rating as cast is 0. The highest counts. */
    revision: z.int().min(1),
  }),
  key: (data) => data.unitId,
});
