import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** A post an official holds in a unit during [validFrom, validTo). No name travels on the bus. */
export const postRecordedV1 = defineEvent({
  type: 'namkhong.directive.post-recorded.v1',
  topic: 'directive.organisation.v1',
  summary: 'An official holds, held or will hold a post in a unit.',
  data: z.object({
    postId: uuid,
    officialId: uuid,
    /** The number on the official's badge. */
    officialCode: z.string().min(1).max(35),
    unitId: uuid,
    role: z.enum(['head', 'deputy', 'staff']),
    validFrom: civilDate,
    validTo: civilDate.nullable(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.officialId,
});
