import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, outcome, uuid } from '../../primitives.js';

/** Signed changes of what was served, so that a correction is an addition. */
export const serviceCountedV1 = defineEvent({
  type: 'namkhong.feedback.service-counted.v1',
  topic: 'feedback.service.v1',
  summary: 'Dossiers were closed and their owners invited to rate.',
  data: z.object({
    unitId: uuid,
    officialId: uuid.nullable(),
    procedureGroup: code,
    outcome,
    day: civilDate,
    closed: z.int(),
    invited: z.int(),
    onTime: z.int(),
    missingPhone: z.int(),
    invalidPhone: z.int(),
  }),
  key: (data) => data.unitId,
});
