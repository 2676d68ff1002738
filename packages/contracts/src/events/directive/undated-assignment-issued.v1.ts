import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { uuid } from '../../primitives.js';
import { assignmentKind, urgency } from './assignment-issued.v1.js';

/**
 * A unit was given a task without a deadline. It is an event of its own, because readers of `assignment-issued` were
 * promised a date.
 */
export const undatedAssignmentIssuedV1 = defineEvent({
  type: 'namkhong.directive.undated-assignment-issued.v1',
  topic: 'directive.assignment.v1',
  summary: 'A task without a deadline was given to a unit.',
  data: z.object({
    assignmentId: uuid,
    kind: assignmentKind,
    directiveId: uuid.nullable(),
    directiveNumber: z.string().nullable(),
    clauseId: uuid.nullable(),
    caseId: uuid.nullable(),
    unitId: uuid,
    title: z.string().min(1),
    urgency,
    supportingUnitIds: z.array(uuid),
    illustrative: z.boolean(),
  }),
  key: (data) => data.assignmentId,
});
