import { z } from 'zod';
import { assignmentKind, urgency } from '../events/directive/assignment-issued.v1.js';
import { directiveStatus } from '../events/directive/directive-recorded.v1.js';
import { grantRole } from '../events/directive/grant-recorded.v1.js';
import { deliveryState } from '../events/notification/delivery-changed.v1.js';
import { flagSubject } from '../events/scoring/low-flag-raised.v1.js';
import { bilingual, civilDate, decimal, instant, quarter, uuid } from '../primitives.js';
import { registerEntry } from './directive-documents.js';
import { pageQuery } from './page.js';

// GET /api/directive/v1/units?q=&asOf=&parentId=&limit=&cursor=  (public)  → page(unit)
// GET /api/directive/v1/units/{unitId}  (public)  → unit
export const unitsQuery = pageQuery.extend({
  /** Part of the name, with or without diacritics. */
  q: z.string().max(100).optional(),
  /** The tree as of this date; today when left out. */
  asOf: civilDate.optional(),
  parentId: uuid.optional(),
});

export const unit = z.object({
  unitId: uuid,
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  parentId: uuid.nullable(),
  validFrom: civilDate.nullable(),
  validTo: civilDate.nullable(),
  /** What it was, is or will be called, earliest first, where that changed. */
  names: z
    .array(z.object({ name: z.string(), validFrom: civilDate.nullable(), validTo: civilDate.nullable() }))
    .optional(),
  /** Whom it belonged, belongs or will belong to, earliest first, where that changed. */
  parents: z
    .array(
      z.object({
        parentId: uuid.nullable(),
        validFrom: civilDate.nullable(),
        validTo: civilDate.nullable(),
      }),
    )
    .optional(),
  predecessors: z.array(z.object({ unitId: uuid, name: z.string() })),
  successors: z.array(z.object({ unitId: uuid, name: z.string() })),
  areaKm2: z.number().nullable(),
  illustrative: z.boolean(),
});
export type UnitView = z.output<typeof unit>;

// POST /api/directive/v1/imports/communes?dryRun=  body text/csv (columns of communes.csv) → importReport
// POST /api/directive/v1/imports/national-units?dryRun=&validFrom=  body text/csv: code,full_name,type,parent_code
// POST /api/directive/v1/imports/units?dryRun=  body text/csv or application/json (an array of such rows): code,name,kind,parent_code,valid_from,valid_to,illustrative
// POST /api/directive/v1/imports/posts?dryRun=  body text/csv: official_code,unit_code,role,valid_from,valid_to,illustrative
export const importQuery = z.object({
  dryRun: z.stringbool().default(false),
  /** The communes' province, by code; they become its children. */
  parentCode: z.string().max(35).optional(),
  /** First day of the imported units; their predecessors end the day before. */
  validFrom: civilDate.optional(),
});

// POST /api/directive/v1/grants → grant ; GET /api/directive/v1/grants?subject=
export const grantRequest = z.object({
  subject: z.string().min(1).max(255),
  role: grantRole,
  unitId: uuid.nullable(),
  officialCode: z.string().max(35).nullable().default(null),
  validFrom: civilDate,
  validTo: civilDate.nullable().default(null),
});
export const grant = grantRequest
  .omit({ officialCode: true })
  .extend({ grantId: uuid, officialId: uuid.nullable() });

// GET /api/directive/v1/me → caller
export const callerView = z.object({
  subject: z.string(),
  officialId: uuid.nullable(),
  grants: z.array(z.object({ role: grantRole, unitId: uuid.nullable(), unitName: z.string().nullable() })),
});
export type CallerView = z.output<typeof callerView>;

// POST /api/directive/v1/directives → directive (committee office)
// GET  /api/directive/v1/directives , /directives/{id}  (public: the register)
export const directiveRequest = z.object({
  number: z.string().min(1).max(60),
  title: z.string().min(1).max(500),
  issuer: z.string().min(1).max(200),
  issuedOn: civilDate,
  status: directiveStatus,
  basedOn: z.array(z.string().min(1).max(60)).max(50).default([]),
  clauses: z
    .array(z.object({ text: z.string().min(1).max(5000), asReported: z.boolean().default(false) }))
    .min(1)
    .max(200),
  /** Where the text comes from, for a historical document. */
  source: z.string().max(500).nullable().default(null),
  illustrative: z.boolean().default(false),
});

export const clause = z.object({
  clauseId: uuid,
  ordinal: z.int(),
  text: z.string(),
  asReported: z.boolean(),
  /** Counts the wordings an amendment gave it, from 1. */
  version: z.int().optional(),
  /** An amendment took it out of force; it stays readable. */
  repealed: z.boolean().optional(),
});

export const directive = directiveRequest.omit({ clauses: true, basedOn: true }).extend({
  directiveId: uuid,
  /** Basis documents; `directiveId` where the register holds them. */
  basedOn: z.array(z.object({ number: z.string(), directiveId: uuid.nullable() })),
  clauses: z.array(clause),
  progress: z.object({ assigned: z.int(), delivered: z.int(), acknowledged: z.int() }),
  ...registerEntry.partial().shape,
});
export type DirectiveView = z.output<typeof directive>;

// POST /api/directive/v1/directives/{id}/assignments → { created: n }  cuts clauses into assignments
export const assignRequest = z.object({
  /** Units by id, or those of a saved group; `all-current-communes` means every communal unit valid today. */
  units: z.union([
    z.literal('all-current-communes'),
    z.array(uuid).min(1).max(4000),
    z.object({ groupId: uuid }),
  ]),
  assignments: z
    .array(
      z
        .object({
          clauseId: uuid,
          title: z.string().min(1).max(300),
          /** The last day; null gives the task without a deadline. */
          dueOn: civilDate.nullable().optional(),
          /** Instead: so many working days from today, by the calendar of each unit. */
          dueInWorkingDays: z.int().min(1).max(250).optional(),
          /** Instead: so many working hours from now, likewise; the deadline is an instant. */
          dueInWorkingHours: z.int().min(1).max(80).optional(),
          urgency,
          /** What the unit has to show for it. */
          expectedOutput: z.string().trim().min(1).max(500).nullable().optional(),
          /** Units that support each one in the lead. */
          supporting: z.array(uuid).max(50).optional(),
        })
        .refine(
          ({ dueOn, dueInWorkingDays, dueInWorkingHours }) =>
            [dueOn, dueInWorkingDays, dueInWorkingHours].filter((due) => due !== undefined).length === 1,
          'exactly one of dueOn, dueInWorkingDays and dueInWorkingHours',
        ),
    )
    .min(1)
    .max(50),
});
export const assignResponse = z.object({ created: z.int(), unchanged: z.int() });

// GET /api/directive/v1/assignments?unitId=&directiveId=&kind=&status=  → page(assignment)
// POST /api/directive/v1/assignments/{id}/acknowledgement → assignment (unit head; ETag / If-Match)
export const assignmentStatus = z.enum(['issued', 'acknowledged']);
export const assignmentsQuery = pageQuery.extend({
  unitId: uuid.optional(),
  directiveId: uuid.optional(),
  kind: assignmentKind.optional(),
  status: assignmentStatus.optional(),
});
export const assignment = z.object({
  assignmentId: uuid,
  kind: assignmentKind,
  directiveId: uuid.nullable(),
  directiveNumber: z.string().nullable(),
  clauseId: uuid.nullable(),
  caseId: uuid.nullable(),
  unitId: uuid,
  unitName: z.string(),
  title: z.string(),
  /** Null where the task has no deadline. */
  dueOn: civilDate.nullable(),
  urgency,
  status: assignmentStatus,
  issuedAt: instant,
  acknowledgedAt: instant.nullable(),
  /** The message that told the unit's head, as far as notification has reported. */
  delivery: z.object({ state: deliveryState, at: instant }).nullable(),
  overdue: z.boolean(),
  version: z.int(),
  illustrative: z.boolean(),
});
export type AssignmentView = z.output<typeof assignment>;

export const caseStatus = z.enum([
  'opened',
  'noticed',
  'replied',
  'proposed',
  'decided',
  'notified',
  'appealed',
  'final',
  'annulled',
  'closed',
  'expired',
]);

// GET /api/directive/v1/cases   (reviewer, inspector, committee office, head)  → page(handlingCase)
// GET /api/directive/v1/cases/{id} and what is done in a case: directive-handling.ts
export const handlingCase = z.object({
  caseId: uuid,
  origin: z.enum(['flag', 'finding', 'person']),
  /** The flag that opened it, with its threshold and evidence below; null and empty where something else did. */
  flagId: uuid.nullable(),
  findingId: uuid.nullable(),
  subject: flagSubject,
  unitName: z.string(),
  /** The badge number; a case shows no name. */
  officialCode: z.string().nullable(),
  status: caseStatus,
  openedAt: instant,
  threshold: decimal.nullable(),
  evidence: z.array(
    z.object({
      quarter,
      n: z.int(),
      days: z.int(),
      score: decimal,
      lower: decimal,
      upper: decimal,
      p: decimal,
    }),
  ),
  conditions: z.array(
    z.object({ id: z.string(), holds: z.enum(['yes', 'no', 'not-evaluated']), reason: z.string() }),
  ),
  lowestCriterion: z.string().nullable(),
  /** Set once the flag that opened the case says nothing any longer. */
  flagEnd: z
    .object({
      end: z.enum(['lapsed', 'superseded', 'contest-upheld']),
      reason: z.string(),
      endedAt: instant,
    })
    .nullable(),
  assignment: assignment.nullable(),
  version: z.int(),
  illustrative: z.boolean(),
});
export type CaseView = z.output<typeof handlingCase>;

// GET /api/directive/v1/clauses/{id}/trace   the whole chain of one clause
export const clauseTrace = z.object({
  clause: clause.extend({ directiveId: uuid, directiveNumber: z.string(), basedOn: z.array(z.string()) }),
  assignments: z.object({
    total: z.int(),
    delivered: z.int(),
    acknowledged: z.int(),
    overdue: z.int(),
  }),
  criteriaSets: z.array(
    z.object({
      setCode: z.string(),
      version: z.int(),
      effectiveFrom: civilDate,
      criteria: z.array(z.object({ code: z.string(), weight: z.int(), question: bilingual })),
      /** Figures published under this set, newest per unit. */
      figures: z.array(
        z.object({
          unitId: uuid,
          unitName: z.string(),
          n: z.int(),
          score: decimal,
          lower: decimal.nullable(),
          upper: decimal.nullable(),
          publishedAt: instant,
        }),
      ),
      flags: z.array(z.object({ flagId: uuid, unitId: uuid, raisedAt: instant, caseId: uuid.nullable() })),
      cases: z.array(z.object({ caseId: uuid, status: z.string(), assignmentId: uuid.nullable() })),
    }),
  ),
  illustrative: z.boolean(),
});
export type ClauseTrace = z.output<typeof clauseTrace>;
