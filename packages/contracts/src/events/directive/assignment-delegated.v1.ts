import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** Within the unit somebody else stands in for its head in this task during [from, to); all null when that ended. */
export const assignmentDelegatedV1 = defineEvent({
  type: 'namkhong.directive.assignment-delegated.v1',
  topic: 'directive.assignment.v1',
  summary: 'A task was delegated within its unit, or a delegation ended.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    /** One of them: an official, or whoever holds a post of this role in the unit. */
    officialId: uuid.nullable(),
    postRole: z.enum(['head', 'deputy']).nullable(),
    from: civilDate.nullable(),
    to: civilDate.nullable(),
  }),
  key: (data) => data.assignmentId,
});
