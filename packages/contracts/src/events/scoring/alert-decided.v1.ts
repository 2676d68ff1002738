import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { channel, civilDate, code, instant, uuid } from '../../primitives.js';
import { flagSubject } from './low-flag-raised.v1.js';
import { decisionActor } from './standing-decided.v1.js';

/** A pattern about a subject, not a rating. Only a confirmed channel drop changes a figure: that channel is left out. */
export const alertDecidedV1 = defineEvent({
  type: 'namkhong.scoring.alert-decided.v1',
  topic: 'scoring.decision.v1',
  summary: 'An alert about a subject was raised, confirmed or dismissed.',
  data: z.object({
    alertId: uuid,
    subject: flagSubject,
    /** Months the alert is about, first days; both included. */
    from: civilDate,
    to: civilDate,
    rule: code,
    ruleVersion: z.int().min(1),
    sequence: z.int().min(1),
    state: z.enum(['raised', 'confirmed', 'dismissed']),
    /** Whether the pattern, if true, speaks in favour of the subject: then it never holds a flag back. */
    favoursSubject: z.boolean(),
    /** The channel left out of the subject's figures from `from` to `to` once confirmed (rule S2). */
    dropsChannel: channel.nullable(),
    evidenceHash: z.string().regex(/^[0-9a-f]{64}$/),
    actor: decisionActor,
    decideBy: civilDate.nullable(),
    decidedAt: instant,
  }),
  key: (data) => data.subject.unitId,
});
