import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** The issuer accepted the completion that the unit claimed; the day of the claim is the day it was done. */
export const assignmentAcceptedV1 = defineEvent({
  type: 'namkhong.directive.assignment-accepted.v1',
  topic: 'directive.assignment.v1',
  summary: 'The issuer accepted the completion of a task.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    dueOn: civilDate.nullable(),
    claimedOn: civilDate,
    acceptedOn: civilDate,
  }),
  key: (data) => data.assignmentId,
});
