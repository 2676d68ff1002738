import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { civilDate, code, decimal, instant, quarter, uuid } from '../../primitives.js';

export const flagSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), unitId: uuid }),
  z.object({ kind: z.literal('official'), unitId: uuid, officialId: uuid }),
]);
export type FlagSubject = z.output<typeof flagSubject>;

/** Whether one condition of the rule held, and the code of the reason. */
export const flagCondition = z.object({
  id: code,
  holds: z.enum(['yes', 'no', 'not-evaluated']),
  reason: code,
});

/** Whichever fewer than `atLeast` ratings were left out, the flag would stand; without the `atMost` lowest it would not. */
export const sensitivity = z.object({ atLeast: z.int().min(0), atMost: z.int().min(0) });

export const lowFlagRaisedV1 = defineEvent({
  type: 'namkhong.scoring.low-flag-raised.v1',
  topic: 'scoring.flag.v1',
  summary: 'A subject is low over two consecutive quarters; it opens a human review and nothing else.',
  data: z.object({
    flagId: uuid,
    subject: flagSubject,
    setCode: code,
    setVersion: z.int().min(1),
    clauseId: uuid.nullable(),
    threshold: decimal,
    evidence: z
      .array(
        z.object({
          quarter,
          n: z.int(),
          days: z.int(),
          score: decimal,
          lower: decimal,
          upper: decimal,
          /** One-sided p-value, rounded up to six decimals. */
          p: decimal,
        }),
      )
      .length(2),
    conditions: z.array(flagCondition).min(1),
    /** The criterion that loses most points, for the improvement plan. */
    lowestCriterion: code,
    raisedAt: instant,
    /** The last day on which the subject may contest it; nobody is called low before. */
    contestUntil: civilDate.optional(),
    /** The day-wise evidence over both quarters, rounded down. */
    eValue: decimal.optional(),
    sensitivity: sensitivity.optional(),
    /** The publications whose inputs it rests on. */
    publicationIds: z.array(uuid).optional(),
    illustrative: z.boolean(),
  }),
  key: (data) => (data.subject.kind === 'official' ? data.subject.officialId : data.subject.unitId),
});
