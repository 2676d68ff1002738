import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';

export const assignmentKind = z.enum(['directive', 'rectification']);
export const urgency = z.enum(['normal', 'urgent', 'express']);

/** A unit was given a task: a clause of a directive to carry out, or a low criterion to put right. */
export const assignmentIssuedV1 = defineEvent({
  type: 'namkhong.directive.assignment-issued.v1',
  topic: 'directive.assignment.v1',
  summary: 'A task was given to a unit.',
  data: z.object({
    assignmentId: uuid,
    kind: assignmentKind,
    directiveId: uuid.nullable(),
    /** The document number as people know it, for messages. */
    directiveNumber: z.string().nullable(),
    clauseId: uuid.nullable(),
    caseId: uuid.nullable(),
    unitId: uuid,
    title: z.string().min(1),
    dueOn: civilDate,
    /** The instant on that day, where hours were given. */
    dueAt: instant.optional(),
    urgency,
    /** Units that support the one in the lead. */
    supportingUnitIds: z.array(uuid).optional(),
    /** The recurring reporting duty that made it by itself, and the period it is about. */
    dutyId: uuid.optional(),
    period: z.string().max(7).optional(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.assignmentId,
});
