import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The issuer granted more time: the deadline moved. */
export const assignmentExtendedV1 = defineEvent({
  type: 'namkhong.directive.assignment-extended.v1',
  topic: 'directive.assignment.v1',
  summary: 'The deadline of a task was moved.',
  data: z.object({ assignmentId: uuid, unitId: uuid, previouslyDueOn: civilDate, dueOn: civilDate }),
  key: (data) => data.assignmentId,
});
