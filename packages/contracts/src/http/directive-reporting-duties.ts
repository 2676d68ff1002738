import { z } from 'zod';
import { urgency } from '../events/directive/assignment-issued.v1.js';
import { civilDate, uuid } from '../primitives.js';

/** When a report of a period is due. */
export const reportDueRule = z.discriminatedUnion('kind', [
  /** A day of the last month of the period, or of a month after it; the month's last day where it is shorter. */
  z.object({
    kind: z.literal('day'),
    monthsAfter: z.int().min(0).max(6),
    day: z.int().min(1).max(31),
    /** What becomes of it where the office is closed that day. */
    onClosedDay: z.enum(['as-is', 'before', 'after']),
  }),
  /** So many working days after the last day of the period. */
  z.object({ kind: z.literal('working-days'), count: z.int().min(1).max(120) }),
]);

// POST /api/directive/v1/reporting-duties → reportingDuty ; PUT …/{dutyId} (If-Match)  (committee office)
export const reportingDutyRequest = z.object({
  /** The clause of an issued document that orders the reports. */
  clauseId: uuid,
  title: z.string().trim().min(1).max(250),
  every: z.enum(['month', 'quarter']),
  due: reportDueRule,
  /** How many days before it is due a report is asked for. */
  leadDays: z.int().min(1).max(120),
  units: z.union([
    z.literal('all-current-communes'),
    z.array(uuid).min(1).max(4000),
    z.object({ groupId: uuid }),
  ]),
  urgency,
  expectedOutput: z.string().trim().min(1).max(500).nullable().default(null),
  /** Periods that end before it are not reported on, nor those that begin after `endsOn`. */
  startsOn: civilDate,
  endsOn: civilDate.nullable().default(null),
});

// GET /api/directive/v1/reporting-duties → page(reportingDuty) ; …/{dutyId} (ETag)
export const reportingDuty = reportingDutyRequest.extend({
  dutyId: uuid,
  directiveId: uuid,
  directiveNumber: z.string(),
  /** Tasks it has made so far. */
  made: z.int(),
  version: z.int(),
});
export type ReportingDuty = z.output<typeof reportingDuty>;

// POST /api/directive/v1/reporting-duties/rounds  (operator) asks for what is due now instead of in some minutes
export const reportingRound = z.object({ duties: z.int(), made: z.int() });
export type ReportingRound = z.output<typeof reportingRound>;
