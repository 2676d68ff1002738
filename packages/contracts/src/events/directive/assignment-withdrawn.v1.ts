import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The issuer took a task back; it counts nowhere any more. */
export const assignmentWithdrawnV1 = defineEvent({
  type: 'namkhong.directive.assignment-withdrawn.v1',
  topic: 'directive.assignment.v1',
  summary: 'The issuer withdrew a task.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    withdrawnOn: civilDate,
    /** The unit ended, and the one that carries it on had been given the same: nobody has to be told. */
    joinedInto: uuid.optional(),
  }),
  key: (data) => data.assignmentId,
});
