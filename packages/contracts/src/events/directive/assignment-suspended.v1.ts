import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';

/** The issuer let the deadline of a task stand still until a day: it moved by what was left. The reasons stay in the register. */
export const assignmentSuspendedV1 = defineEvent({
  type: 'namkhong.directive.assignment-suspended.v1',
  topic: 'directive.assignment.v1',
  summary: 'The deadline of a task stands still for a while.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    previouslyDueOn: civilDate,
    dueOn: civilDate,
    /** The instant on that day, where hours were given. */
    dueAt: instant.optional(),
    /** The first day on which it runs again. */
    until: civilDate,
  }),
  key: (data) => data.assignmentId,
});
