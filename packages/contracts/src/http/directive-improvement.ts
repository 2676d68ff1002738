import { z } from 'zod';
import { civilDate, code, decimal, instant, quarter, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

const text = z.string().trim().min(1).max(2000);
const action = z.object({ text: z.string().trim().min(1).max(500), dueOn: civilDate });

// POST /api/directive/v1/improvement-plans (head of the unit) → 201 improvementPlan
// PUT  /api/directive/v1/improvement-plans/{id} (If-Match) → improvementPlan, until the unit has closed an action
export const improvementPlanRequest = z.object({
  unitId: uuid,
  /** The case that asked for it, where one did: then the criterion is the one that was low. */
  caseId: uuid.nullable().default(null),
  setCode: code,
  criterion: code,
  /** The quarter from which it starts. */
  baseline: quarter,
  /** The share of satisfied answers, in percent, that the plan is to reach. */
  target: decimal,
  /** The first quarter in which it is to be reached. */
  targetQuarter: quarter,
  actions: z.array(action).min(1).max(30),
});

/** Whether later answers differ from those before, as far as the 95 % intervals tell. */
export const measuredChange = z.enum([
  'higher',
  'lower',
  'no-clear-change',
  'method-changed',
  'too-few-answers',
]);

const measurement = z.object({
  quarter,
  publicationId: uuid,
  n: z.int(),
  /** Percent of levels 4 and 5 with Wilson's 95 % interval, rounded outwards; no interval below 30 answers. */
  satisfied: decimal,
  lower: decimal.nullable(),
  upper: decimal.nullable(),
});

export const improvementPlan = improvementPlanRequest.omit({ actions: true }).extend({
  planId: uuid,
  unitName: z.string(),
  actions: z.array(
    action.extend({
      ordinal: z.int(),
      /** What the unit says it did, and what somebody outside the unit found: side by side, never one for the other. */
      selfClosed: z.object({ on: civilDate, text: z.string(), late: z.boolean() }).nullable(),
      verified: z.object({ on: civilDate, reason: z.string() }).nullable(),
      returned: z.object({ on: civilDate, reason: z.string() }).nullable(),
      overdue: z.boolean(),
    }),
  ),
  before: measurement.nullable(),
  after: z.array(
    measurement.extend({ change: measuredChange, target: z.enum(['reached', 'not-reached', 'not-clear']) }),
  ),
  createdAt: instant,
  version: z.int(),
  illustrative: z.boolean(),
});
export type ImprovementPlanView = z.output<typeof improvementPlan>;

// GET /api/directive/v1/improvement-plans?unitId=&caseId= → page ; /improvement-plans/{id} ; /improvement-plans/summary?unitId=
export const improvementPlansQuery = pageQuery.extend({ unitId: uuid.optional(), caseId: uuid.optional() });
export const improvementSummaryQuery = z.object({ unitId: uuid.optional() });
export const improvementSummary = z.object({
  plans: z.int(),
  actions: z.int(),
  /** Closed by the units themselves. */
  selfClosed: z.int(),
  /** Of these, verified by somebody outside the unit. */
  verified: z.int(),
  /** Neither closed nor verified, and past their day. */
  overdue: z.int(),
});

// POST /api/directive/v1/improvement-plans/{id}/actions/{ordinal}/closing (head of the unit; If-Match)
// POST /api/directive/v1/improvement-plans/{id}/actions/{ordinal}/verification (outside the unit; If-Match)
export const actionClosingRequest = z.object({ text });
export const actionVerificationRequest = z.object({
  outcome: z.enum(['verified', 'returned']),
  reason: text,
});
