import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** A unit asked for more time before its deadline; the issuer decides. */
export const assignmentExtensionRequestedV1 = defineEvent({
  type: 'namkhong.directive.assignment-extension-requested.v1',
  topic: 'directive.assignment.v1',
  summary: 'A unit asked for more time.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    dueOn: civilDate,
    /** Working days asked for beyond the deadline. */
    workingDays: z.int().min(1),
  }),
  key: (data) => data.assignmentId,
});
