import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, uuid } from '../../primitives.js';

/** Where a request stands. `closed` is the unit's word, `resolved` the person's. */
export const requestState = z.enum([
  'received',
  'accepted',
  'refused',
  'closed',
  'resolved',
  'reopened',
  'appealed',
  'merged',
  'withdrawn',
]);

/** A request came one step further; what it says stays in the service. */
export const requestAdvancedV1 = defineEvent({
  type: 'namkhong.feedback.request-advanced.v1',
  topic: 'feedback.request.v1',
  summary: 'A request of the public changed its state or its competent unit.',
  data: z.object({
    requestId: uuid,
    /** The unit that answers for it now. */
    unitId: uuid,
    topic: code,
    state: requestState,
    dueOn: civilDate.nullable(),
    on: civilDate,
    illustrative: z.boolean(),
  }),
  key: (data) => data.requestId,
});
