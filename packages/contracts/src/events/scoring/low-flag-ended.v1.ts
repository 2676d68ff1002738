import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { code, instant, uuid } from '../../primitives.js';
import { flagSubject } from './low-flag-raised.v1.js';

/** The flag says nothing any longer: its figures changed, its rule no longer holds, or a contest was upheld. */
export const lowFlagEndedV1 = defineEvent({
  type: 'namkhong.scoring.low-flag-ended.v1',
  topic: 'scoring.flag.v1',
  summary: 'A flag lapsed or was replaced by another one.',
  data: z.object({
    flagId: uuid,
    subject: flagSubject,
    end: z.enum(['lapsed', 'superseded', 'contest-upheld']),
    /** Code of the condition that no longer holds, or of the reason. */
    reason: code,
    supersededBy: uuid.nullable(),
    endedAt: instant,
  }),
  key: (data) => (data.subject.kind === 'official' ? data.subject.officialId : data.subject.unitId),
});
