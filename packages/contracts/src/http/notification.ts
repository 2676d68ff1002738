import { z } from 'zod';
import { deliveryState } from '../events/notification/delivery-changed.v1.js';
import { instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

// POST /api/notification/v1/imports/contacts?dryRun=  text/csv: official_code,phone[,email] → importReport (operator)
export const contactsQuery = z.object({ dryRun: z.stringbool().default(false) });

// GET /api/notification/v1/messages?assignmentId=&state=  (committee office, operator) → page(message)
export const messagesQuery = pageQuery.extend({
  assignmentId: uuid.optional(),
  state: deliveryState.optional(),
});
export const message = z.object({
  messageId: uuid,
  assignmentId: uuid.nullable(),
  /** Null for an answer to somebody who wrote to the platform. */
  unitId: uuid.nullable(),
  officialId: uuid.nullable(),
  /** `+84•••••1234`: never the whole number. */
  maskedPhone: z.string().nullable(),
  template: z.string(),
  text: z.string(),
  segments: z.int(),
  encoding: z.enum(['gsm-7', 'ucs-2']),
  state: deliveryState,
  attempts: z.int(),
  failure: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
});
export type MessageView = z.output<typeof message>;
