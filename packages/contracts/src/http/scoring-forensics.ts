import { z } from 'zod';
import { standing } from '../events/scoring/standing-decided.v1.js';
import { bilingual, channel, civilDate, code, instant, month, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

// POST /api/scoring/v1/forensics/runs  (operator) examines what has come since, now instead of in some minutes
export const detectionRun = z.object({
  /** Officials examined, and those left for the next run. */
  examined: z.int(),
  remaining: z.int(),
  excluded: z.int(),
  quarantined: z.int(),
  alerts: z.int(),
});
export type DetectionRun = z.output<typeof detectionRun>;

/** Detection looks at officials: ratings of nobody in particular carry no hashes. */
const officialSubject = z.object({ kind: z.literal('official'), unitId: uuid, officialId: uuid });

/** Who decided last: a published rule, a reviewer, or the last day that passed. */
const decidedBy = z.enum(['rule', 'person', 'deadline']);

/** A rule that spoke, in words: how often, in which window. Never what anybody answered, nor who it was. */
export const ruleSeen = z.object({ code, explanation: bilingual });

// GET /api/scoring/v1/forensics/quarantines?state=&unitId=  (reviewer, inspector)
export const quarantinesQuery = pageQuery.extend({
  cursor: uuid.optional(),
  /** `undecided`: quarantined now; `excluded` and `restored`: as decided since; left out: whatever was ever set aside. */
  state: z.enum(['undecided', 'excluded', 'restored']).optional(),
  /** A unit and those below it. */
  unitId: uuid.optional(),
});

export const quarantineSummary = z.object({
  /** Ratings of one official in one unit, set aside by one rule within days of each other: they are reviewed together. */
  groupId: uuid,
  subject: officialSubject,
  unitName: z.string().nullable(),
  officialCode: z.string().nullable(),
  rule: code,
  ruleVersion: z.int(),
  /** Days of the ratings, both included. */
  from: civilDate,
  to: civilDate,
  counts: z.object({ quarantined: z.int(), excluded: z.int(), counted: z.int() }),
  seen: z.array(ruleSeen),
  /** The last day for a decision on what is undecided; after it the ratings count again. */
  decideBy: civilDate.nullable(),
  raisedAt: instant,
  /** Grows with every decision; a decision names the one it has seen in If-Match. */
  version: z.int(),
  illustrative: z.boolean(),
});

// GET /api/scoring/v1/forensics/quarantines/{groupId or ratingId}
export const quarantine = quarantineSummary.extend({
  ratings: z.array(
    z.object({
      ratingId: z.uuidv4(),
      day: civilDate,
      channel,
      standing,
      /** Codes of the indicators that spoke when a rule set it aside. */
      indicators: z.array(code),
      decideBy: civilDate.nullable(),
      decidedBy,
      reason: z.string().nullable(),
      decidedAt: instant,
    }),
  ),
});
export type QuarantineSummary = z.output<typeof quarantineSummary>;
export type Quarantine = z.output<typeof quarantine>;

const reason = z.string().trim().min(10).max(2000);

// POST /api/scoring/v1/forensics/quarantines/{groupId or ratingId}/decision  (reviewer outside the subject's line; If-Match)
export const standingReview = z.object({ standing: standing.exclude(['quarantined']), reason });
export type StandingReview = z.output<typeof standingReview>;

export const alertState = z.enum(['raised', 'confirmed', 'dismissed']);

// GET /api/scoring/v1/forensics/alerts?state=&unitId= , /forensics/alerts/{alertId}  (reviewer, inspector)
export const alertsQuery = pageQuery.extend({
  cursor: uuid.optional(),
  state: alertState.optional(),
  unitId: uuid.optional(),
});
export const alert = z.object({
  alertId: uuid,
  subject: officialSubject,
  unitName: z.string().nullable(),
  officialCode: z.string().nullable(),
  rule: code,
  ruleVersion: z.int(),
  seen: z.array(ruleSeen),
  /** Months the pattern was looked for in, both included. */
  from: month,
  to: month,
  favoursSubject: z.boolean(),
  /** The channel that the official's figures leave out in these months once this is confirmed. */
  dropsChannel: channel.nullable(),
  state: alertState,
  decideBy: civilDate.nullable(),
  raisedAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  illustrative: z.boolean(),
});
export type AlertView = z.output<typeof alert>;

// POST /api/scoring/v1/forensics/alerts/{alertId}/decision  (reviewer outside the subject's line; If-Match)
export const alertReview = z.object({ state: alertState.exclude(['raised']), reason });
export type AlertReview = z.output<typeof alertReview>;
