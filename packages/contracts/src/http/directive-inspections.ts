import { z } from 'zod';
import { findingSeverity, fiveNo } from '../events/directive/finding-finalised.v1.js';
import { flagSubject } from '../events/scoring/low-flag-raised.v1.js';
import { civilDate, code, instant, uuid } from '../primitives.js';
import { deadline } from './directive-clocks.js';
import { pageQuery } from './page.js';

const text = z.string().trim().min(1).max(5000);

// POST /api/directive/v1/inspections (inspector, committee office) → 201 inspection ; GET /inspections , /inspections/{id}
// POST /api/directive/v1/inspections/{id}/beginning , /end , /cancellation (If-Match) → inspection
export const inspectionKind = z.enum(['planned', 'unplanned']);
export const inspectionState = z.enum(['planned', 'under-way', 'ended', 'cancelled']);
export const inspectionRequest = z.object({
  unitId: uuid,
  kind: inspectionKind,
  title: z.string().trim().min(1).max(300),
  /** The decision or plan it rests on, as people cite it. */
  legalBasis: z.string().trim().min(1).max(300),
  /** Why it is held outside the plan; an unplanned inspection needs it. */
  ground: text.nullable().default(null),
  from: civilDate,
  /** The last day. */
  to: civilDate,
});
export const inspection = inspectionRequest.extend({
  inspectionId: uuid,
  unitName: z.string(),
  state: inspectionState,
  findings: z.int(),
  version: z.int(),
  illustrative: z.boolean(),
});
export type InspectionView = z.output<typeof inspection>;
export const inspectionsQuery = pageQuery.extend({ unitId: uuid.optional() });
export const inspectionEndRequest = z.object({ reason: text.nullable().default(null) });

export const findingState = z.enum([
  'draft',
  'notified',
  'explained',
  'concluded',
  'appealed',
  'final',
  'withdrawn',
  'expired',
  'discarded',
]);
export const findingOutcome = z.enum(['substantiated', 'unsubstantiated', 'malicious-report']);

const evidenceItem = z.object({
  kind: z.enum(['document', 'record', 'photo', 'statement', 'figure']),
  /** Where the original is kept. */
  reference: z.string().trim().min(1).max(500),
  /** SHA-256 of the original, hexadecimal, where it is a file. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  /** What the subject reads of it, without anybody who spoke. */
  redacted: text,
});

// POST /api/directive/v1/inspections/{id}/findings (inspector) → 201 finding, a draft
// PUT  /api/directive/v1/findings/{id} (inspector, If-Match) → finding, while it is a draft
export const findingRequest = z.object({
  /** The badge number of the official it is about; null for the unit as a whole. */
  officialCode: z.string().max(35).nullable().default(null),
  no: fiveNo,
  severity: findingSeverity,
  occurredOn: civilDate,
  /** For those who inspect and review alone. */
  summary: text,
  /** What the subject reads. */
  redacted: text,
  evidence: z.array(evidenceItem).min(1).max(50),
});

const findingStep = z.object({
  kind: z.enum([
    'drafted',
    'changed',
    'notified',
    'explained',
    'concluded',
    'appealed',
    'appeal-decided',
    'finalised',
    'corrected',
    'withdrawn',
    'expired',
    'discarded',
    'clock-started',
  ]),
  at: instant,
  /** Code of what was decided, where something was. */
  detail: code.nullable(),
  reason: z.string().nullable(),
});

// GET /api/directive/v1/findings?state=&unitId= , /findings/{id} ; /officials/me/findings , /officials/me/findings/{id}
export const findingsQuery = pageQuery.extend({ unitId: uuid.optional(), state: findingState.optional() });
export const finding = z.object({
  findingId: uuid,
  inspectionId: uuid,
  subject: flagSubject,
  unitName: z.string(),
  officialCode: z.string().nullable(),
  no: fiveNo,
  severity: findingSeverity,
  occurredOn: civilDate,
  state: findingState,
  /** Null for the subject: what names anybody else stays with those who inspect. */
  summary: z.string().nullable(),
  redacted: z.string(),
  evidence: z.array(
    evidenceItem.extend({ evidenceId: uuid, reference: z.string().nullable(), addedAt: instant }),
  ),
  explanations: z.array(z.object({ text: z.string(), at: instant, late: z.boolean() })),
  conclusion: z.object({ outcome: findingOutcome, reason: z.string(), concludedOn: civilDate }).nullable(),
  appeal: z
    .object({
      text: z.string(),
      lodgedAt: instant,
      decision: z
        .object({
          outcome: z.enum(['upheld', 'corrected', 'annulled']),
          reason: z.string(),
          decidedAt: instant,
        })
        .nullable(),
    })
    .nullable(),
  revision: z.int(),
  finalOn: civilDate.nullable(),
  expiresOn: civilDate.nullable(),
  deadlines: z.array(deadline),
  history: z.array(findingStep),
  version: z.int(),
  illustrative: z.boolean(),
});
export type FindingView = z.output<typeof finding>;

// POST /api/directive/v1/findings/{id}/… (If-Match) → finding
//   notice, discarding, explanations, conclusion, appeals, appeal-decision, correction
export const findingDiscardRequest = z.object({ reason: text });
export const findingTextRequest = z.object({ text });
export const findingConclusionRequest = z.object({ outcome: findingOutcome, reason: text });
const corrected = { no: fiveNo.optional(), severity: findingSeverity.optional() };
export const findingAppealDecisionRequest = z.object({
  outcome: z.enum(['upheld', 'corrected', 'annulled']),
  reason: text,
  ...corrected,
});
export const findingCorrectionRequest = z.object({
  outcome: z.enum(['corrected', 'annulled']),
  /** What it rests on, for everybody who counted the finding. */
  ground: z.enum(['second-complaint', 'court-judgment', 'superior-order', 'new-evidence']),
  reason: text,
  ...corrected,
});
