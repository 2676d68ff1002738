import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, instant, uuid } from '../../primitives.js';
import { flagSubject } from '../scoring/low-flag-raised.v1.js';

/** Which of the five noes (letter 693-CV/TU, 2019) was violated. */
export const fiveNo = z.int().min(1).max(5);

export const findingSeverity = z.enum(['minor', 'serious', 'grave']);

/** A later revision of the same finding replaces the earlier one; it may come after a correction. */
export const findingFinalisedV1 = defineEvent({
  type: 'namkhong.directive.finding-finalised.v1',
  topic: 'directive.finding.v1',
  summary: 'A substantiated violation is final: it may be counted until it expires.',
  data: z.object({
    findingId: uuid,
    /** Counts up from 1; the highest is in force. */
    revision: z.int().min(1),
    inspectionId: uuid,
    subject: flagSubject,
    no: fiveNo,
    severity: findingSeverity,
    /** The day on which the violation happened. */
    occurredOn: civilDate,
    finalOn: civilDate,
    /** The last day on which it counts. */
    expiresOn: civilDate,
    finalisedAt: instant,
    illustrative: z.boolean(),
  }),
  key: (data) => data.findingId,
});
