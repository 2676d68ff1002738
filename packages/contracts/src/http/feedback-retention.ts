import { z } from 'zod';
import { bilingual, civilDate, code } from '../primitives.js';

/** What is destroyed, or emptied of what was said, after how many days. */
export const retentionRule = z.object({
  rule: code,
  what: bilingual,
  /** What sets the days; null where the platform set them itself. */
  basis: bilingual.nullable(),
  /** Full days after the day from which its time counts. */
  days: z.int().min(0),
});
export type RetentionRule = z.output<typeof retentionRule>;

// POST /api/feedback/v1/retention/runs?dryRun=  (operator) → 200 retentionRun: what went, or would go
export const retentionRun = z.object({
  dryRun: z.boolean(),
  /** The local day on which it was judged. */
  day: civilDate,
  items: z.array(
    retentionRule.extend({
      rows: z.int(),
      /** The oldest day among them; null where there are none. */
      oldest: civilDate.nullable(),
    }),
  ),
});
export type RetentionRun = z.output<typeof retentionRun>;
