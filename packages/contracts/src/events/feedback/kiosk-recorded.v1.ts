import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, uuid } from '../../primitives.js';

/** The full state of a kiosk as far as others may know it. */
export const kioskRecordedV1 = defineEvent({
  type: 'namkhong.feedback.kiosk-recorded.v1',
  topic: 'feedback.kiosk.v1',
  summary: 'A kiosk was enrolled, replaced or revoked; the event carries its full state.',
  data: z.object({
    kioskId: uuid,
    unitId: uuid,
    servicePoint: code,
    state: z.enum(['active', 'replaced', 'revoked']),
    /** The kiosk in whose place it stands. */
    replaces: uuid.nullable(),
    /** Since when it is in this state. */
    on: civilDate,
    illustrative: z.boolean(),
  }),
  key: (data) => data.kioskId,
});
