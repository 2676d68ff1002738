import { z } from 'zod';
import { instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

/** `unknown`: the server may or may not have taken it; it is not repeated. No e-mail is known to be delivered. */
export const mailState = z.enum(['queued', 'submitted', 'failed', 'unknown']);

// GET /api/notification/v1/mails?officialId=&state=  (committee office, operator) → page(mail)
export const mailsQuery = pageQuery.extend({
  cursor: uuid.optional(),
  officialId: uuid.optional(),
  state: mailState.optional(),
});
export const mail = z.object({
  mailId: uuid,
  officialId: uuid,
  /** That of the notice it carries, or `digest`. */
  template: z.string(),
  subject: z.string(),
  state: mailState,
  attempts: z.int(),
  failure: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
});
