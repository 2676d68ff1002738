import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, uuid } from '../../primitives.js';

/** A unit made public what it had to; a correction is the next edition. */
export const disclosurePublishedV1 = defineEvent({
  type: 'namkhong.directive.disclosure-published.v1',
  topic: 'directive.disclosure.v1',
  summary: 'A unit made public what it had to.',
  data: z.object({
    disclosureId: uuid,
    ruleCode: code,
    unitId: uuid,
    period: z.string().min(4).max(10),
    edition: z.int().min(1),
    publishedOn: civilDate,
    dueOn: civilDate,
    /** Whether the first edition came after its day. */
    late: z.boolean(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.disclosureId,
});
