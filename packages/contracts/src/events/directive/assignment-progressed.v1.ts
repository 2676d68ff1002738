import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { instant, uuid } from '../../primitives.js';

/** The unit, or one that supports it, reported how far its task has come. What they wrote stays in the register. */
export const assignmentProgressedV1 = defineEvent({
  type: 'namkhong.directive.assignment-progressed.v1',
  topic: 'directive.assignment.v1',
  summary: 'Progress on a task was reported.',
  data: z.object({
    assignmentId: uuid,
    unitId: uuid,
    /** Null where the report names no share. */
    percent: z.int().min(0).max(100).nullable(),
    progressedAt: instant,
  }),
  key: (data) => data.assignmentId,
});
