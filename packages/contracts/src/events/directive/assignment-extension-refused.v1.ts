import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The issuer refused more time: the deadline stands. */
export const assignmentExtensionRefusedV1 = defineEvent({
  type: 'namkhong.directive.assignment-extension-refused.v1',
  topic: 'directive.assignment.v1',
  summary: 'The issuer refused more time for a task.',
  data: z.object({ assignmentId: uuid, unitId: uuid, dueOn: civilDate }),
  key: (data) => data.assignmentId,
});
