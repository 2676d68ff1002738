import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';

/** A changed calendar gave an open deadline another last day. */
export const deadlineMovedV1 = defineEvent({
  type: 'namkhong.directive.deadline-moved.v1',
  topic: 'directive.calendar.v1',
  summary: 'An open deadline was moved by a changed calendar.',
  data: z.object({
    versionId: uuid,
    /** What the deadline belongs to: `assignment`, `case` … */
    kind: z.string().min(1),
    deadlineId: uuid,
    unitId: uuid,
    from: civilDate,
    to: civilDate,
    movedAt: instant,
  }),
  key: (data) => data.deadlineId,
});
