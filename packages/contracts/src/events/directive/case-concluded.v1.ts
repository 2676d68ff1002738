import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, instant, uuid } from '../../primitives.js';
import { flagSubject } from '../scoring/low-flag-raised.v1.js';

/** Two persons decided, the subject was told and had its days to appeal. Texts stay in the case. */
export const caseConcludedV1 = defineEvent({
  type: 'namkhong.directive.case-concluded.v1',
  topic: 'directive.case.v1',
  summary: 'The decision in a handling case is final: a measure, or none.',
  data: z.object({
    caseId: uuid,
    subject: flagSubject,
    /** Null: no measure. */
    measure: z.object({ code, version: z.int().min(1) }).nullable(),
    concludedOn: civilDate,
    /** The last day on which the measure is held against anybody; null where it is over once it is done. */
    expiresOn: civilDate.nullable(),
    concludedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.caseId,
});
