import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** A step of the ladder fell due for an open task: somebody is to be reminded, or told that a unit is late. */
export const assignmentEscalatedV1 = defineEvent({
  type: 'namkhong.directive.assignment-escalated.v1',
  topic: 'directive.assignment.v1',
  summary: 'A step of the escalation ladder fell due for a task.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    /** The step by its code in the ladder; each is taken once for a deadline. */
    step: z.string().min(1).max(64),
    dueOn: civilDate.nullable(),
    fellDueOn: civilDate,
    recipient: z.object({
      /** `issuer`: there is nobody above the unit. */
      role: z.enum(['head', 'deputy', 'issuer']),
      /** The unit whose head or deputy it is: the task's own, or one above it. */
      unitId: uuid.nullable(),
      /** Who holds that post today by the register; may be empty, never names. */
      officialIds: z.array(uuid),
    }),
    illustrative: z.boolean(),
  }),
  key: (data) => data.assignmentId,
});
