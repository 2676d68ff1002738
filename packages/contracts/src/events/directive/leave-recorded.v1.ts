import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, uuid } from '../../primitives.js';

/** An official is away during [validFrom, validTo). Why is not recorded anywhere. */
export const leaveRecordedV1 = defineEvent({
  type: 'namkhong.directive.leave-recorded.v1',
  topic: 'directive.organisation.v1',
  summary: 'An official is, was or will be on leave, or the leave was withdrawn.',
  data: z.object({
    leaveId: uuid,
    officialId: uuid,
    validFrom: civilDate,
    validTo: civilDate,
    /** True where it is as if it had never been asked for. */
    withdrawn: z.boolean(),
  }),
  key: (data) => data.officialId,
});
