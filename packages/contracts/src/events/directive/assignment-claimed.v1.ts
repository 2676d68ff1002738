import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The unit reported its task as completed. It counts as verified once the issuer has accepted it. */
export const assignmentClaimedV1 = defineEvent({
  type: 'namkhong.directive.assignment-claimed.v1',
  topic: 'directive.assignment.v1',
  summary: 'A unit claimed the completion of its task.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    dueOn: civilDate.nullable(),
    claimedOn: civilDate,
  }),
  key: (data) => data.assignmentId,
});
