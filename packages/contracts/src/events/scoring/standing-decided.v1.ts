import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, instant, uuid } from '../../primitives.js';

/** `counted`: in the figures. `quarantined`: out until a person decides. `excluded`: out, by a rule or a person. */
export const standing = z.enum(['counted', 'quarantined', 'excluded']);
export type Standing = z.output<typeof standing>;

/** Who decided: a published rule by itself, or a reviewer. */
export const decisionActor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule') }),
  z.object({ kind: z.literal('person'), subject: z.string().min(1) }),
  /** The last day for a decision passed: the rating counts again. */
  z.object({ kind: z.literal('deadline') }),
]);

/**
 * Whether one rating counts. Kept for ever: a rebuild replays these decisions, never the detection. The value of the
 * rating plays no part and is not here.
 */
export const standingDecidedV1 = defineEvent({
  type: 'namkhong.scoring.standing-decided.v1',
  topic: 'scoring.decision.v1',
  summary: 'A rating was quarantined, excluded or restored; nothing is deleted.',
  data: z.object({
    decisionId: uuid,
    ratingId: z.uuidv4(),
    unitId: uuid,
    officialId: uuid.nullable(),
    /** Counts up from 1 for each rating; the highest is in force. */
    sequence: z.int().min(1),
    standing,
    /** The rule that spoke (`r2`, `q`), or `review`. */
    rule: code,
    ruleVersion: z.int().min(1),
    /** SHA-256 of the canonical JSON of what the rule saw, hexadecimal. */
    evidenceHash: z.string().regex(/^[0-9a-f]{64}$/),
    actor: decisionActor,
    /** The last day on which a quarantine may stand undecided. */
    decideBy: civilDate.nullable(),
    decidedAt: instant,
  }),
  key: (data) => data.unitId,
});
