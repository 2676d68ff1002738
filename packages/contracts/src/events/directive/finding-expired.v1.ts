import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';
import { flagSubject } from '../scoring/low-flag-raised.v1.js';

export const findingExpiredV1 = defineEvent({
  type: 'namkhong.directive.finding-expired.v1',
  topic: 'directive.finding.v1',
  summary: 'A final finding has reached its last day: it counts no longer.',
  data: z.object({
    findingId: uuid,
    revision: z.int().min(1),
    subject: flagSubject,
    expiresOn: civilDate,
    expiredAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.findingId,
});
