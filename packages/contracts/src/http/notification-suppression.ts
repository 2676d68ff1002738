import { z } from 'zod';
import { instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

// GET /api/notification/v1/suppressions → page(suppressionView); POST; DELETE /suppressions/{id}  (operator)
export const suppressionsQuery = pageQuery.extend({ cursor: uuid.optional() });
export const suppressionRequest = z.strictObject({ phone: z.string().min(1).max(30) });
export const suppressionCreated = z.object({ suppressionId: uuid });
export const suppressionView = z.object({
  suppressionId: uuid,
  /** `+84•••••1234`: never the whole number. */
  maskedPhone: z.string(),
  reason: z.enum(['opted-out', 'suppressed']),
  since: instant,
});
