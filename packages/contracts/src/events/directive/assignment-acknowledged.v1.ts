import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { instant, uuid } from '../../primitives.js';

/** The unit's head confirmed that the task has arrived and is understood. */
export const assignmentAcknowledgedV1 = defineEvent({
  type: 'namkhong.directive.assignment-acknowledged.v1',
  topic: 'directive.assignment.v1',
  summary: 'A unit acknowledged its task.',
  data: z.object({ assignmentId: uuid, unitId: uuid, acknowledgedAt: instant }),
  key: (data) => data.assignmentId,
});
