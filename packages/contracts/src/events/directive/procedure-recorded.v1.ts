import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** An administrative procedure as it is in force during [validFrom, validTo); an amended one is another record of its code. */
export const procedureRecordedV1 = defineEvent({
  type: 'namkhong.directive.procedure-recorded.v1',
  topic: 'directive.organisation.v1',
  summary: 'An administrative procedure was recorded or changed; the event carries its full state.',
  data: z.object({
    procedureId: uuid,
    /** In the national database of procedures. */
    code: z.string().min(1).max(35),
    name: z.string().min(1),
    field: z.string().min(1),
    procedureGroup: z.string().min(1).nullable(),
    validFrom: civilDate,
    validTo: civilDate.nullable(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.procedureId,
});
