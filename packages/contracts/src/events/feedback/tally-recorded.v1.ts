import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { channel, code, histogram, month, uuid } from '../../primitives.js';

/** A month's counts per criterion and level, as somebody else collected them; always of open assurance. */
export const tallyRecordedV1 = defineEvent({
  type: 'namkhong.feedback.tally-recorded.v1',
  topic: 'feedback.tally.v1',
  summary: 'A month of counted answers was imported.',
  data: z.object({
    tallyId: uuid,
    unitId: uuid,
    channel,
    month,
    setCode: code,
    setVersion: z.int().min(1),
    counts: z.record(code, histogram),
    /** The whole-number figure the publisher printed for the month, to compare with ours. */
    printedFigure: z.int().min(0).max(100).nullable(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.unitId,
});
