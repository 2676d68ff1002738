import { z } from 'zod';
import { civilDate, code, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

const reason = z.string().trim().min(1).max(2000);

/** What a clock counts. */
export const clockUnit = z.enum(['days', 'working-days', 'months']);

/** Where a limit may be lengthened: for which ground, by how much of the same unit, and how many times. */
const clockExtensionRule = z.object({
  ground: code,
  amount: z.int().min(1).max(400),
  times: z.int().min(1).max(5),
});

// POST /api/directive/v1/clock-rules (committee office) → 201 clockRule ; GET /clock-rules → every version
export const clockRuleRequest = z.object({
  code,
  amount: z.int().min(1).max(400),
  unit: clockUnit,
  extensions: z.array(clockExtensionRule).max(10).default([]),
  /** The event the clock runs from, in plain Vietnamese. */
  runsFrom: z.string().trim().min(1).max(300),
  legalBasis: z.string().trim().min(1).max(300),
  effectiveFrom: civilDate,
});
export const clockRule = clockRuleRequest.extend({ version: z.int().min(1) });
export type ClockRuleView = z.output<typeof clockRule>;

const matterKind = z.enum(['case', 'finding']);

// GET /api/directive/v1/deadlines?state=&unitId=&limit=&cursor=  (reviewer, inspector, committee office) → page(deadline)
export const deadlinesQuery = pageQuery.extend({
  state: z.enum(['open', 'overdue']).default('open'),
  unitId: uuid.optional(),
});
export const deadline = z.object({
  clockId: uuid,
  rule: code,
  ruleVersion: z.int(),
  legalBasis: z.string(),
  matter: z.object({ kind: matterKind, id: uuid }),
  unitId: uuid,
  startedOn: civilDate,
  /** The last day; the step is late after it. */
  dueOn: civilDate,
  /** Null while it runs. */
  stoppedOn: civilDate.nullable(),
  overdue: z.boolean(),
  /** `to` is the first day on which the clock runs again. */
  suspensions: z.array(z.object({ from: civilDate, to: civilDate, reason: z.string(), decidedAt: instant })),
  extensions: z.array(z.object({ ground: code, amount: z.int(), reason: z.string(), decidedAt: instant })),
  version: z.int(),
});
export type DeadlineView = z.output<typeof deadline>;

// POST /api/directive/v1/deadlines/{clockId}/suspensions , /extensions (reviewer, inspector; If-Match) → deadline
// Both ends and the reason may be missing on the wire, so that each lack has its own problem code.
export const suspensionRequest = z.object({
  from: civilDate,
  to: civilDate.nullish(),
  reason: z.string().max(2000).nullish(),
});
export const extensionRequest = z.object({ ground: code, reason });

// POST /api/directive/v1/deadlines/{clockId}/end {on}: the step was taken; not of the clocks that a process keeps itself
export const clockEndRequest = z.object({ on: civilDate });

// POST /api/directive/v1/cases/{caseId}/clocks , /findings/{findingId}/clocks {rule, from}: a statutory clock of the matter
export const startClockRequest = z.object({ rule: code, from: civilDate });
