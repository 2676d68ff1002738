import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, instant, uuid } from '../../primitives.js';
import { flagSubject } from '../scoring/low-flag-raised.v1.js';

/** Whoever showed the decision shows the corrected one. */
export const caseCorrectedV1 = defineEvent({
  type: 'namkhong.directive.case-corrected.v1',
  topic: 'directive.case.v1',
  summary: 'A final decision in a handling case was made lighter, or annulled from the beginning.',
  data: z.object({
    caseId: uuid,
    subject: flagSubject,
    outcome: z.enum(['corrected', 'annulled']),
    /** Code of what the correction rests on. */
    ground: code,
    /** What is in force now; null: no measure. */
    measure: z.object({ code, version: z.int().min(1) }).nullable(),
    expiresOn: civilDate.nullable(),
    correctedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.caseId,
});
