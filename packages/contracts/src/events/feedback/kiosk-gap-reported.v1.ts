import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, uuid } from '../../primitives.js';

/** Something is missing from what a kiosk recorded, or arrived after all. How many records is not told. */
export const kioskGapReportedV1 = defineEvent({
  type: 'namkhong.feedback.kiosk-gap-reported.v1',
  topic: 'feedback.kiosk.v1',
  summary: 'Records of a kiosk are missing, or those that were missing have arrived.',
  data: z.object({
    gapId: uuid,
    kioskId: uuid,
    unitId: uuid,
    servicePoint: code,
    state: z.enum(['open', 'filled']),
    on: civilDate,
    illustrative: z.boolean(),
  }),
  key: (data) => data.kioskId,
});
