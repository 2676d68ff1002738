import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';
import { sealedBox } from '../../sealed.js';

/**
 * Fourteen days after a unit closed a request its sender is asked whether it is resolved. The phone was sealed in the
 * browser to a key of notification, which alone can open it, and no longer once that key is destroyed.
 */
export const requestAskedAgainV1 = defineEvent({
  type: 'namkhong.feedback.request-asked-again.v1',
  topic: 'feedback.request.v1',
  summary: 'The sender of a closed request, who left a sealed phone, is to be asked whether it is resolved.',
  data: z.object({
    requestId: uuid,
    /** Opens to the phone in E.164. */
    ...sealedBox.shape,
    on: civilDate,
    illustrative: z.boolean(),
  }),
  key: (data) => data.requestId,
});
