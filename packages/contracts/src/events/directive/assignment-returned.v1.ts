import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The issuer returned a claim; the task is open again. The reasons stay in the register. */
export const assignmentReturnedV1 = defineEvent({
  type: 'namkhong.directive.assignment-returned.v1',
  topic: 'directive.assignment.v1',
  summary: 'The issuer returned a claim of completion.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    dueOn: civilDate.nullable(),
    returnedOn: civilDate,
  }),
  key: (data) => data.assignmentId,
});
