import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

export const directiveStatus = z.enum(['historical', 'issued']);

/** A directive with its clauses. A historical one is recorded as it is known, not issued again. */
export const directiveRecordedV1 = defineEvent({
  type: 'namkhong.directive.directive-recorded.v1',
  topic: 'directive.directive.v1',
  summary: 'A directive was issued, or an older one entered as a historical document.',
  data: z.object({
    directiveId: uuid,
    number: z.string().min(1),
    title: z.string().min(1),
    issuer: z.string().min(1),
    issuedOn: civilDate,
    status: directiveStatus,
    /** Numbers of the documents it rests on. */
    basedOn: z.array(z.string().min(1)),
    clauses: z.array(
      z.object({
        clauseId: uuid,
        ordinal: z.int().min(1),
        text: z.string().min(1),
        /** True where the wording comes from a report of the document, not from the document. */
        asReported: z.boolean(),
      }),
    ),
    illustrative: z.boolean(),
  }),
  key: (data) => data.directiveId,
});
