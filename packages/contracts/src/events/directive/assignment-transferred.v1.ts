import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/**
 * An open task went from one unit to another: to the one unit that carries on the history of a unit that ended, or to where
 * the issuer gave it. It is as new there: nobody has acknowledged it.
 */
export const assignmentTransferredV1 = defineEvent({
  type: 'namkhong.directive.assignment-transferred.v1',
  topic: 'directive.assignment.v1',
  summary: 'An open task went from one unit to another.',
  data: z.object({
    assignmentId: uuid,
    fromUnitId: uuid,
    unitId: uuid,
    dueOn: civilDate.nullable(),
    transferredOn: civilDate,
  }),
  key: (data) => data.assignmentId,
});
