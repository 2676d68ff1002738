import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { assurance, channel, civilDate, code, levels, outcome, uuid } from '../../primitives.js';

/** One rating. It carries no clock time, no hash and no free text: nothing that leads back to the person. */
export const ratingCastV1 = defineEvent({
  type: 'namkhong.feedback.rating-cast.v1',
  topic: 'feedback.rating.v1',
  summary: 'Somebody rated a service.',
  data: z.object({
    /** UUIDv4: a version with time in it would tell when. */
    ratingId: z.uuidv4(),
    /** The unit at the date of the service. */
    unitId: uuid,
    officialId: uuid.nullable(),
    servicePoint: code.nullable(),
    procedureGroup: code,
    outcome: outcome.nullable(),
    channel,
    assurance,
    /** Local date of the first submission. */
    day: civilDate,
    setCode: code,
    /** The version in force on that day. */
    setVersion: z.int().min(1),
    levels,
    illustrative: z.boolean(),
  }),
  key: (data) => data.unitId,
});
