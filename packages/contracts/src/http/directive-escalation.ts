import { z } from 'zod';
import { urgency } from '../events/directive/assignment-issued.v1.js';
import { civilDate, code, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

/** One step of a ladder: when it falls due, whom it tells, and what stops it. */
export const ladderStep = z.object({
  /** Stays the same through versions of the ladder: a step is taken once for a deadline by this name. */
  code,
  /** What is counted from: the deadline, or the day of issue. */
  anchor: z.enum(['due', 'issue']),
  /** Working days after the anchor by the calendar of the unit; negative before it, 0 on the day itself. */
  workingDays: z.int().min(-30).max(250),
  to: z.enum(['head', 'deputy', 'superior']),
  /** For `superior`: how many units up the line, 1 being the unit directly above. */
  levels: z.int().min(1).max(5).default(1),
  stoppedBy: z.enum(['acknowledgement', 'claim', 'acceptance']),
});

// POST /api/directive/v1/escalation/ladders → ladder ; PUT …/{ladderId} (If-Match, before it takes effect)  (committee office)
export const ladderRequest = z.object({
  urgency,
  /** The first day it holds; it ends where the next one for the same urgency begins. */
  effectiveFrom: civilDate,
  steps: z.array(ladderStep).max(50),
});
// GET  /api/directive/v1/escalation/ladders?urgency= → page(ladder), latest first ; …/{ladderId} (ETag)
export const laddersQuery = pageQuery.extend({ urgency: urgency.optional() });
export const ladder = ladderRequest.extend({ ladderId: uuid, version: z.int() });
export type LadderView = z.output<typeof ladder>;

// POST /api/directive/v1/escalation/scans  (operator) looks for steps that fell due, now instead of in some minutes
export const escalationScan = z.object({
  /** Open tasks looked at, and steps taken. */
  examined: z.int(),
  taken: z.int(),
  /** Steps whose day lies beyond the working calendar: they wait until it speaks of that day. */
  beyondCalendar: z.int(),
});
export type EscalationScan = z.output<typeof escalationScan>;

// GET /api/directive/v1/assignments/{id}/escalations → page(escalationTaken), the first first
export const escalationTaken = z.object({
  step: z.string(),
  /** The deadline or the day of issue that it was counted from. */
  about: civilDate,
  fellDueOn: civilDate,
  takenAt: instant,
  recipient: z.object({
    role: z.enum(['head', 'deputy', 'issuer']),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    officialCodes: z.array(z.string()),
  }),
});
export type EscalationTaken = z.output<typeof escalationTaken>;
