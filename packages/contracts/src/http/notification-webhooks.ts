import { z } from 'zod';
import { instant, uuid } from '../primitives.js';

// GET, POST /api/notification/v1/webhooks; DELETE /webhooks/{id}  (operator)
/** Where deliveries are posted to; `http` only within the installation's own networks. */
export const webhookRequest = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(500) });
export const webhookCreated = z.object({
  webhookId: uuid,
  /** `whsec_…`, shown this once; requests are signed with it as Standard Webhooks 1.0 has it. */
  secret: z.string(),
});
export const webhookList = z.object({
  items: z.array(
    z.object({
      webhookId: uuid,
      url: z.string(),
      createdAt: instant,
      queued: z.int(),
      failed: z.int(),
      lastFailure: z.string().nullable(),
    }),
  ),
});
