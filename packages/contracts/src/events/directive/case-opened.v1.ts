import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { instant, uuid } from '../../primitives.js';
import { flagSubject } from '../scoring/low-flag-raised.v1.js';

/** A human review begins. Nothing has been decided about anybody. */
export const caseOpenedV1 = defineEvent({
  type: 'namkhong.directive.case-opened.v1',
  topic: 'directive.case.v1',
  summary: 'A handling case was opened by a flag; it starts a review, it is no penalty.',
  data: z.object({
    caseId: uuid,
    flagId: uuid,
    subject: flagSubject,
    /** The rectification assignment it made. */
    assignmentId: uuid,
    openedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.caseId,
});
