import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, uuid } from '../../primitives.js';

/** A unit has something to publish by a day: once per rule, unit and period. */
export const disclosureDueV1 = defineEvent({
  type: 'namkhong.directive.disclosure-due.v1',
  topic: 'directive.disclosure.v1',
  summary: 'A unit has something to make public by a day.',
  data: z.object({
    disclosureId: uuid,
    ruleId: uuid,
    ruleCode: code,
    unitId: uuid,
    /** `2026-11`, `2026-Q4`, `2026-H2`, `2026`, or the first day of a rule that asks once. */
    period: z.string().min(4).max(10),
    dueOn: civilDate,
    illustrative: z.boolean(),
  }),
  key: (data) => data.disclosureId,
});
