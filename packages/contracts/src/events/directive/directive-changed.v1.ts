import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** What may become of a document that was issued. */
export const documentStateAfterIssue = z.enum(['amended', 'superseded', 'revoked']);

/** A directive of the register was amended, superseded or revoked. Nothing is said of secret documents. */
export const directiveChangedV1 = defineEvent({
  type: 'namkhong.directive.directive-changed.v1',
  topic: 'directive.directive.v1',
  summary: 'A directive was amended, superseded or revoked.',
  data: z.object({
    directiveId: uuid,
    number: z.string().min(1),
    state: documentStateAfterIssue,
    effectiveOn: civilDate,
    /** The directive that ordered it, where the register holds it. */
    byDirectiveId: uuid.nullable(),
    /** The clauses as an amendment left them; empty for the others. */
    clauses: z.array(
      z.object({
        clauseId: uuid,
        ordinal: z.int().min(1),
        version: z.int().min(1),
        text: z.string().min(1),
        repealed: z.boolean(),
      }),
    ),
  }),
  key: (data) => data.directiveId,
});
