import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';

/** An authority said when it works on the days [validFrom, validTo); its last word on a day counts. */
export const calendarRecordedV1 = defineEvent({
  type: 'namkhong.directive.calendar-recorded.v1',
  topic: 'directive.calendar.v1',
  summary: 'A version of a working calendar was recorded.',
  data: z.object({
    versionId: uuid,
    /** Whose calendar; null is the whole installation's. */
    unitId: uuid.nullable(),
    ordinal: z.int().min(1),
    validFrom: civilDate,
    validTo: civilDate,
    legalBasis: z.array(z.string().min(1)),
    /** Worked out from the law before anybody announced it. */
    provisional: z.boolean(),
    /** Open deadlines that it moved, each told by an event of its own. */
    moved: z.int().min(0),
    recordedAt: instant,
  }),
  key: (data) => data.versionId,
});
