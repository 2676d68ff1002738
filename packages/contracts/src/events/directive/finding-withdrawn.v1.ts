import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { code, instant, uuid } from '../../primitives.js';
import { flagSubject } from '../scoring/low-flag-raised.v1.js';

export const findingWithdrawnV1 = defineEvent({
  type: 'namkhong.directive.finding-withdrawn.v1',
  topic: 'directive.finding.v1',
  summary: 'A final finding was annulled: it counts for nothing, from the beginning.',
  data: z.object({
    findingId: uuid,
    revision: z.int().min(1),
    subject: flagSubject,
    /** Code of the ground: what the correction rests on. */
    ground: code,
    withdrawnAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.findingId,
});
