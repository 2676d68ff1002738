import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { instant, uuid } from '../../primitives.js';

/**
 * `unknown`: the gateway may or may not have taken the message (a lost answer); a human or the policy of the
 * message class decides, never a blind retry.
 */
export const deliveryState = z.enum(['queued', 'submitted', 'delivered', 'failed', 'unknown']);

export const deliveryChangedV1 = defineEvent({
  type: 'namkhong.notification.delivery-changed.v1',
  topic: 'notification.delivery.v1',
  summary: 'A message to an official moved on. No phone number and no text travels on the bus.',
  data: z.object({
    messageId: uuid,
    assignmentId: uuid.nullable(),
    unitId: uuid,
    /** Null while nobody is known to head the unit. */
    officialId: uuid.nullable(),
    channel: z.literal('sms'),
    state: deliveryState,
    at: instant,
  }),
  key: (data) => data.messageId,
});
