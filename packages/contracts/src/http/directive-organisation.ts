import { z } from 'zod';
import { civilDate, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

/** Official or own code of a unit or a service point, the number on a badge. */
const shortCode = z.string().min(1).max(35);
/** Number of the document by which something was decided, in the State's or the Party's form. */
const documentNumber = z.string().min(1).max(60);
const dated = { validFrom: civilDate.nullable(), validTo: civilDate.nullable() };

// GET /api/directive/v1/units/tree?asOf=&rootId=  (public; ETag / If-None-Match) → unitTree
export const treeQuery = z.object({ asOf: civilDate.optional(), rootId: uuid.optional() });
/** The whole organisation of a day in one answer: one row a unit, each parent before its children. */
export const unitTree = z.object({
  asOf: civilDate,
  /** Version of the organisation: what a change names in If-Match. */
  revision: z.int(),
  columns: z.tuple([
    z.literal('unitId'),
    z.literal('code'),
    z.literal('name'),
    z.literal('kind'),
    z.literal('parent'),
    z.literal('illustrative'),
  ]),
  /** `parent` is the index of the parent's row; null for a root. */
  units: z.array(z.tuple([uuid, z.string(), z.string(), z.string(), z.int().nullable(), z.boolean()])),
});
export type UnitTreeView = z.output<typeof unitTree>;

// GET /api/directive/v1/units/{unitId}/ancestors?asOf=  (public), nearest first → page(unitRef)
// GET /api/directive/v1/units/{unitId}/descendants?asOf=&limit=&cursor=  (public), by code → page(unitRef)
export const lineQuery = z.object({ asOf: civilDate.optional() });
export const descendantsQuery = pageQuery.extend({ asOf: civilDate.optional() });
export const unitRef = z.object({ unitId: uuid, code: z.string(), name: z.string(), kind: z.string() });

// GET /api/directive/v1/units/{unitId}/acting-head?on=  → actingHead
export const actingHeadQuery = z.object({ on: civilDate.optional() });
/** Who heads a unit on a day. `head`: the holder of the post; `substitute`: who stands in; `deputy`: nobody was named. */
export const actingHead = z.object({
  unitId: uuid,
  on: civilDate,
  acting: z
    .object({
      officialId: uuid,
      officialCode: z.string(),
      as: z.enum(['head', 'substitute', 'deputy']),
      /** The head who is away; null where the post is vacant or the head acts. */
      insteadOf: uuid.nullable(),
    })
    .nullable(),
});

const newUnit = z.object({
  code: shortCode,
  name: z.string().trim().min(1).max(200),
  kind: z.string().min(1).max(40),
  parentCode: shortCode.nullable(),
  areaKm2: z.number().positive().max(1_000_000).nullable().default(null),
});

/** Where what a unit holds goes when it ends: to a unit, or nowhere (`null`: it ends with the unit). */
const placement = z.object({
  /** Everything not named below. */
  rest: z.object({ to: shortCode.nullable() }).optional(),
  posts: z
    .array(
      z.object({
        postId: uuid,
        to: shortCode.nullable(),
        role: z.enum(['head', 'deputy', 'staff']).optional(),
      }),
    )
    .max(5000)
    .default([]),
  servicePoints: z
    .array(z.object({ code: shortCode, to: shortCode.nullable() }))
    .max(5000)
    .default([]),
  units: z
    .array(z.object({ unitCode: shortCode, to: shortCode }))
    .max(5000)
    .default([]),
});

export const changeStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), unit: newUnit.extend({ illustrative: z.boolean().default(false) }) }),
  z.object({
    kind: z.literal('rename'),
    unitCode: shortCode,
    name: z.string().trim().min(1).max(200),
  }),
  z.object({ kind: z.literal('re-parent'), unitCode: shortCode, parentCode: shortCode.nullable() }),
  z.object({
    kind: z.literal('merge'),
    /** The units that end. */
    unitCodes: z.array(shortCode).min(1).max(200),
    /** A unit that goes on, by code, or a new one. */
    into: z.union([shortCode, newUnit]),
    placement: placement.prefault({}),
  }),
  z.object({
    kind: z.literal('split'),
    unitCode: shortCode,
    into: z.array(newUnit).min(1).max(100),
    /** True where the unit goes on and only gives parts away. */
    keeps: z.boolean(),
    placement: placement.prefault({}),
  }),
  z.object({ kind: z.literal('dissolve'), unitCode: shortCode, placement: placement.prefault({}) }),
]);
export type ChangeStep = z.output<typeof changeStep>;

// POST /api/directive/v1/organisation-changes?dryRun=  (If-Match: the organisation's revision) → 201 changeOutcome
export const changeQuery = z.object({ dryRun: z.stringbool().default(false) });
/** One decision: its steps take effect in order on one day, all of them or none. */
export const changeRequest = z.object({
  effectiveOn: civilDate,
  legalBasis: documentNumber,
  reason: z.string().trim().min(1).max(2000),
  steps: z.array(changeStep).min(1).max(500),
});
export type ChangeRequest = z.output<typeof changeRequest>;

export const consequence = z.object({
  kind: z.enum([
    'unit-begins',
    'unit-ends',
    'unit-renamed',
    'unit-moves',
    'history-carried',
    'post-moves',
    'post-ends',
    'service-point-moves',
    'service-point-ends',
    'substitution-lapses',
    'assignments-open',
    'grants-stay',
  ]),
  subjectId: uuid,
  /** Code of the unit or service point, number on the badge of the official. */
  subject: z.string(),
  /** Code of the unit it leaves, or the former name. */
  from: z.string().nullable(),
  /** Code of the unit it comes to, or the new name. */
  to: z.string().nullable(),
  /** Of what stays with a unit that ends: how many. */
  count: z.int().optional(),
});
export type Consequence = z.output<typeof consequence>;

export const changeOutcome = z.object({
  dryRun: z.boolean(),
  /** Null of a dry run, which records nothing. */
  changeId: uuid.nullable(),
  revision: z.int(),
  consequences: z.array(consequence),
});

// GET /api/directive/v1/organisation-changes  (ETag: the revision), latest first → page(organisationChange)
// GET /api/directive/v1/units/{unitId}/changes, latest first → page(organisationChange)
export const changesQuery = pageQuery.extend({ cursor: uuid.optional() });
export const organisationChange = z.object({
  changeId: uuid,
  revision: z.int(),
  kind: z.enum(['change', 'import']),
  effectiveOn: civilDate.nullable(),
  legalBasis: z.string().nullable(),
  reason: z.string().nullable(),
  steps: z.array(z.looseObject({ kind: z.string() })),
  consequences: z.array(consequence),
  recordedAt: instant,
});
export type OrganisationChangeView = z.output<typeof organisationChange>;

// POST /api/directive/v1/posts → 201 post ; GET /posts?unitId=&officialCode=&asOf= → page(post)
// POST /api/directive/v1/posts/{postId}/end {validTo} (If-Match) → 200 post
export const postRole = z.enum(['head', 'deputy', 'staff']);
export const postRequest = z.object({
  officialCode: shortCode,
  unitId: uuid,
  role: postRole,
  validFrom: civilDate,
  validTo: civilDate.nullable().default(null),
  legalBasis: documentNumber.nullable().default(null),
  illustrative: z.boolean().default(false),
});
export const endRequest = z.object({
  /** The first day on which it is over. */
  validTo: civilDate,
});
export const postsQuery = pageQuery.extend({
  cursor: uuid.optional(),
  unitId: uuid.optional(),
  officialCode: shortCode.optional(),
  /** Posts held on this day; all that ever were when left out. */
  asOf: civilDate.optional(),
});
export const post = z.object({
  postId: uuid,
  officialId: uuid,
  officialCode: z.string(),
  unitId: uuid,
  role: postRole,
  validFrom: civilDate,
  validTo: civilDate.nullable(),
  legalBasis: z.string().nullable(),
  illustrative: z.boolean(),
  version: z.int(),
});
export type PostView = z.output<typeof post>;

// POST /api/directive/v1/leaves → 201 leave ; GET /leaves?officialCode=&asOf= → page(leave)
// POST /api/directive/v1/leaves/{leaveId}/withdrawal (If-Match) → 200 leave
export const leaveRequest = z.object({
  officialCode: shortCode,
  validFrom: civilDate,
  /** The first day back at work. */
  validTo: civilDate,
});
export const leavesQuery = pageQuery.extend({
  cursor: uuid.optional(),
  officialCode: shortCode.optional(),
  asOf: civilDate.optional(),
});
export const leave = z.object({
  leaveId: uuid,
  officialId: uuid,
  officialCode: z.string(),
  validFrom: civilDate,
  validTo: civilDate,
  withdrawn: z.boolean(),
  version: z.int(),
});
export type LeaveView = z.output<typeof leave>;

// POST /api/directive/v1/substitutions → 201 substitution ; GET /substitutions?unitId=&asOf= → page(substitution)
// POST /api/directive/v1/substitutions/{substitutionId}/withdrawal (If-Match) → 200 substitution
/** `replacement`: stands in on every day of it; `authorisation`: only on days on which the holder of the post is on leave. */
export const substitutionKind = z.enum(['replacement', 'authorisation']);
export const substitutionRequest = z.object({
  postId: uuid,
  /** Badge number of who stands in. */
  substituteCode: shortCode,
  kind: substitutionKind,
  validFrom: civilDate,
  validTo: civilDate,
  legalBasis: documentNumber.nullable().default(null),
});
export const substitutionsQuery = pageQuery.extend({
  cursor: uuid.optional(),
  unitId: uuid.optional(),
  asOf: civilDate.optional(),
});
export const substitution = z.object({
  substitutionId: uuid,
  postId: uuid,
  unitId: uuid,
  officialId: uuid,
  substituteId: uuid,
  substituteCode: z.string(),
  kind: substitutionKind,
  validFrom: civilDate,
  validTo: civilDate,
  legalBasis: z.string().nullable(),
  withdrawn: z.boolean(),
  version: z.int(),
});
export type SubstitutionView = z.output<typeof substitution>;

// POST /api/directive/v1/service-points → 201 servicePoint ; GET /service-points?unitId=&asOf= (public) → page(servicePoint)
// POST /api/directive/v1/service-points/{servicePointId}/end {validTo} (If-Match) → 200 servicePoint
/** A place where people are served, and one of its counters. */
export const servicePointKind = z.enum(['point', 'counter']);
export const servicePointRequest = z.object({
  code: shortCode,
  name: z.string().trim().min(1).max(200),
  kind: servicePointKind,
  /** The place a counter belongs to, by code. */
  pointCode: shortCode.nullable().default(null),
  unitId: uuid,
  validFrom: civilDate,
  validTo: civilDate.nullable().default(null),
  illustrative: z.boolean().default(false),
});
export const servicePointsQuery = pageQuery.extend({
  cursor: z.string().max(35).optional(),
  unitId: uuid.optional(),
  asOf: civilDate.optional(),
});
export const servicePoint = z.object({
  servicePointId: uuid,
  code: z.string(),
  name: z.string(),
  kind: servicePointKind,
  pointId: uuid.nullable(),
  /** Whose it is and was, earliest first. */
  units: z.array(z.object({ unitId: uuid, ...dated })).min(1),
  ...dated,
  illustrative: z.boolean(),
  version: z.int(),
});
export type ServicePointView = z.output<typeof servicePoint>;

// POST /api/directive/v1/procedures → 201 procedure ; GET /procedures?q=&field=&asOf= (public) → page(procedure)
// POST /api/directive/v1/procedures/{procedureId}/end {validTo} (If-Match) → 200 procedure
export const procedureRequest = z.object({
  /** Code in the national database of procedures, `1.004194` or with its suffix `1.004194.000.00.00.H12`. */
  code: z.string().min(1).max(35),
  name: z.string().trim().min(1).max(1000),
  /** The field of administration, `Hộ tịch`, `Đất đai`. */
  field: z.string().trim().min(1).max(200),
  /** What makes offices comparable in the index: `civil-status`, `land`. */
  procedureGroup: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(64)
    .nullable()
    .default(null),
  legalBasis: documentNumber.nullable().default(null),
  validFrom: civilDate,
  validTo: civilDate.nullable().default(null),
  illustrative: z.boolean().default(false),
});
export const proceduresQuery = pageQuery.extend({
  cursor: uuid.optional(),
  /** Part of the name or the code, with or without diacritics. */
  q: z.string().max(100).optional(),
  field: z.string().max(200).optional(),
  asOf: civilDate.optional(),
});
export const procedure = procedureRequest.extend({ procedureId: uuid, version: z.int() });
export type ProcedureView = z.output<typeof procedure>;

// GET /api/directive/v1/exports/{units|national-units}?format=&asOf= (public), /exports/{posts|service-points|procedures}
// → text/csv, or application/json: an array of the same rows, which the imports of these names take back
export const exportQuery = z.object({
  format: z.enum(['csv', 'json']).default('csv'),
  /** What was in force on this day; everything that ever was when left out. */
  asOf: civilDate.optional(),
});
export const exportedRows = z.array(z.record(z.string(), z.string()));
