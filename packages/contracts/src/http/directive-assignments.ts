import { z } from 'zod';
import { civilDate, instant, uuid } from '../primitives.js';
import { assignment, assignmentsQuery } from './directive.js';

/**
 * How far a task's life has come. `acknowledged`: in work; `claimed`: the unit says it is done; `returned`: the issuer gave
 * the claim back, in work again; `accepted` and `withdrawn` are final.
 */
export const assignmentState = z.enum([
  'issued',
  'acknowledged',
  'claimed',
  'returned',
  'accepted',
  'withdrawn',
]);
export type AssignmentState = z.output<typeof assignmentState>;

export const standing = z.enum(['done-in-time', 'done-late', 'open-in-time', 'open-overdue']);

/** A shown assignment with its whole state; what `assignment` has stays as it is there. */
export const trackedAssignment = assignment.extend({
  state: assignmentState,
  expectedOutput: z.string().nullable(),
  /** Units that support the one in the lead. */
  supporting: z.array(z.object({ unitId: uuid, unitName: z.string() })),
  /** The instant on the last day until which it is in time, where hours were given; null where the whole day counts. */
  dueAt: instant.nullable(),
  /** The deadline as it was given; `dueOn` is the one that counts. */
  firstDueOn: civilDate.nullable(),
  /** The first day on which the deadline runs again, where it stands still today. */
  suspendedUntil: civilDate.nullable(),
  readAt: instant.nullable(),
  /** What the unit reported last, 0 to 100. */
  percent: z.int().nullable(),
  claimedOn: civilDate.nullable(),
  acceptedOn: civilDate.nullable(),
  /** By the unit's own word, and as the issuer has verified; null once withdrawn. */
  standing: z.object({ selfClosed: standing, verified: standing }).nullable(),
  pendingExtension: z.object({ workingDays: z.int(), reason: z.string(), requestedAt: instant }).nullable(),
  delegation: z
    .object({
      officialCode: z.string().nullable(),
      postRole: z.enum(['head', 'deputy']).nullable(),
      from: civilDate,
      until: civilDate.nullable(),
      ground: z.enum(['leave', 'absence', 'division-of-work']),
    })
    .nullable(),
  /** The recurring reporting duty that made it, and the month or quarter it is about. */
  dutyId: uuid.nullable(),
  period: z.string().nullable(),
});
export type TrackedAssignment = z.output<typeof trackedAssignment>;

// GET /api/directive/v1/assignments?…&state=  → page(trackedAssignment) ; /assignments/{id} → trackedAssignment (ETag)
export const trackedAssignmentsQuery = assignmentsQuery.extend({ state: assignmentState.optional() });

const note = z.string().trim().min(1).max(4000);
const reason = z.string().trim().min(10).max(2000);

/** What shows that something was done: a file by its digest, kept where the unit keeps it, or a page. */
export const evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: z.string().min(1).max(100),
    name: z.string().trim().min(1).max(200),
    bytes: z.int().min(1),
  }),
  z.object({ kind: z.literal('link'), url: z.string().min(1).max(2000) }),
]);
export type Evidence = z.output<typeof evidence>;

const evidenceList = z.array(evidence).max(20).default([]);

// All of these: POST /api/directive/v1/assignments/{id}/… with If-Match (but `reading`) → trackedAssignment
// …/reading                (unit: the task was opened; the second time changes nothing)
// …/progress               (unit and those that support it)
export const progressReport = z.object({
  note,
  /** 0 to 100; left out where the report names no share, and by those who only support. */
  percent: z.number().nullable().default(null),
  evidence: evidenceList,
});
// …/claim                  (unit head, or whom the task is delegated to)
export const completionClaim = z.object({ note, evidence: evidenceList });
// …/acceptance , …/return  (issuer)
export const claimAcceptance = z.object({ note: note.nullable().default(null) });
export const claimReturn = z.object({ reason });
// …/extension-request      (unit, before the deadline) ; …/extension-decision (issuer)
const workingDays = z.int().min(1).max(250);
export const extensionRequest = z.object({ workingDays, reason });
export const extensionDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('granted'), workingDays, reason }),
  z.object({ decision: z.literal('refused'), reason }),
]);
// …/suspension             (issuer): the deadline stands still from today; `until` is the first day on which it runs again
export const suspension = z.object({ until: civilDate, reason });
// …/delegation             (unit head; DELETE ends it)
export const delegationRequest = z.object({
  /** To an official by badge number, or to whoever holds a post of this role in the unit. */
  to: z.union([
    z.object({ officialCode: z.string().min(1).max(35) }),
    z.object({ postRole: z.enum(['head', 'deputy']) }),
  ]),
  from: civilDate,
  /** The first day it no longer holds; null until it is ended. */
  until: civilDate.nullable().default(null),
  ground: z.enum(['leave', 'absence', 'division-of-work']),
});
// …/withdrawal             (issuer)
export const withdrawal = z.object({ reason });
// …/transfer               (issuer): an open task goes to another unit, and is as new there
export const transfer = z.object({ unitCode: z.string().trim().min(1).max(35), reason });

// GET /api/directive/v1/assignments/{id}/history → page(assignmentAct), the first act first
export const assignmentAct = z.object({
  sequence: z.int(),
  act: z.string(),
  from: assignmentState,
  to: assignmentState,
  /** In which part it was done, never a name; `register`: because a unit ended, by nobody. */
  party: z.enum(['head', 'delegate', 'member', 'supporter', 'issuer', 'register']),
  officialCode: z.string().nullable(),
  at: instant,
  note: z.string().nullable(),
  percent: z.int().nullable(),
  evidence: z.array(evidence),
  workingDays: z.int().nullable(),
  dueOn: civilDate.nullable(),
  /** Where it went, or with whose it was joined. */
  toUnitName: z.string().nullable(),
});
export type AssignmentActView = z.output<typeof assignmentAct>;

// POST /api/directive/v1/recipient-groups → recipientGroup ; PUT …/{groupId} (If-Match)  (committee office)
// GET  /api/directive/v1/recipient-groups → page(recipientGroupSummary) ; …/{groupId} → recipientGroup (ETag)
export const recipientGroupRequest = z.object({
  name: z.string().trim().min(1).max(200),
  unitIds: z.array(uuid).min(1).max(4000),
});
export const recipientGroupSummary = z.object({
  groupId: uuid,
  name: z.string(),
  units: z.int(),
  version: z.int(),
});
export type RecipientGroupSummary = z.output<typeof recipientGroupSummary>;
export const recipientGroup = recipientGroupSummary.omit({ units: true }).extend({
  /** `inForce` is false for a unit that has ended since: cutting to the group then names it. */
  units: z.array(z.object({ unitId: uuid, unitName: z.string(), inForce: z.boolean() })),
});
export type RecipientGroup = z.output<typeof recipientGroup>;

// GET /api/directive/v1/assignments/today → today : what needs a unit's head or an official now
/** Why a task is on today's list; more than one may hold. */
export const todayReason = z.enum(['overdue', 'due-today', 'due-soon', 'returned', 'unanswered']);
export type TodayReason = z.output<typeof todayReason>;
export const todayList = z.object({
  asOf: civilDate,
  /** Until when a deadline is soon: three working days from today. */
  soonUntil: civilDate,
  /** Over the whole list; a task with two reasons counts under both. */
  counts: z.record(todayReason, z.int()),
  /** The earliest deadline first, what has none last. */
  items: z.array(trackedAssignment.extend({ reasons: z.array(todayReason) })),
  next: z.string().nullable(),
});
export type TodayList = z.output<typeof todayList>;
