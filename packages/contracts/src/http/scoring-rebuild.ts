import { z } from 'zod';
import { instant, uuid } from '../primitives.js';

const count = z.int().min(0);

// POST /api/scoring/v1/rebuilds → 202 rebuild ; GET /api/scoring/v1/rebuilds/{rebuildId} → 200 rebuild
export const rebuild = z.object({
  rebuildId: uuid,
  /**
   * `equal`: what is kept was what the log says, count for count. `corrected`: it was not, and now is. A rebuild whose
   * service ended begins anew by itself.
   */
  state: z.enum(['waiting', 'running', 'equal', 'corrected', 'failed']),
  requestedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** How often it began. */
  attempts: count,
  /** Of the log, when it began; more may come while it runs. */
  records: count,
  replayed: count,
  /** Records that can never be folded: they were dead letters when they came. */
  refused: count,
  /** Rows that were not what the log says, by table; null until they were compared. */
  differences: z.record(z.string(), count).nullable(),
  /** Why it failed; nothing was changed then. */
  failure: z.string().nullable(),
});
export type RebuildView = z.output<typeof rebuild>;
