import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** An official stands in for the holder of a post during [validFrom, validTo). */
export const substitutionRecordedV1 = defineEvent({
  type: 'namkhong.directive.substitution-recorded.v1',
  topic: 'directive.organisation.v1',
  summary: 'Somebody was named to stand in for the holder of a post, or no longer is.',
  data: z.object({
    substitutionId: uuid,
    postId: uuid,
    unitId: uuid,
    /** The holder of the post. */
    officialId: uuid,
    substituteId: uuid,
    /** `replacement`: on every day of it; `authorisation`: only on days on which the holder is on leave. */
    kind: z.enum(['replacement', 'authorisation']),
    validFrom: civilDate,
    validTo: civilDate,
    withdrawn: z.boolean(),
  }),
  key: (data) => data.officialId,
});
