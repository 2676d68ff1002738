import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The issuer took a task back; it counts nowhere any more. */
export const assignmentWithdrawnV1 = defineEvent({
  type: 'namkhong.directive.assignment-withdrawn.v1',
  topic: 'directive.assignment.v1',
  summary: 'The issuer withdrew a task.',
  data: z.object({ assignmentId: uuid, unitId: uuid, withdrawnOn: civilDate }),
  key: (data) => data.assignmentId,
});
