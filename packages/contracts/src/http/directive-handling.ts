import { z } from 'zod';
import { bilingual, civilDate, code, instant, uuid } from '../primitives.js';
import { deadline } from './directive-clocks.js';
import { handlingCase } from './directive.js';

const text = z.string().trim().min(1).max(5000);

// GET /api/directive/v1/measures → page(measure), every version ; POST /measures (committee office) → 201 measure
export const measureRequest = z.object({
  code,
  title: bilingual,
  /** How much it weighs beside the others: an appeal or a correction never leads to a heavier one. */
  weight: z.int().min(1).max(100),
  /** A referral only hands the matter to whoever may discipline; nothing here disciplines anybody. */
  kind: z.enum(['measure', 'referral']),
  appliesTo: z
    .array(z.enum(['unit', 'official']))
    .min(1)
    .max(2),
  /** How long it is held against anybody; null where it is over once it is done. */
  months: z.int().min(1).max(120).nullable().default(null),
  legalBasis: z.string().trim().min(1).max(300),
  effectiveFrom: civilDate,
  /** The first day on which it is no longer in force. */
  effectiveTo: civilDate.nullable().default(null),
});
export const measure = measureRequest.extend({ version: z.int().min(1) });
export type MeasureView = z.output<typeof measure>;

const caseEvidence = z.object({
  kind: z.enum(['document', 'record', 'photo', 'statement', 'figure']),
  reference: z.string().trim().min(1).max(500),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  redacted: text,
});

// POST /api/directive/v1/cases (committee office, inspector) → 201 caseFile
export const caseRequest = z.object({
  unitId: uuid,
  officialCode: z.string().max(35).nullable().default(null),
  /** For those who review. */
  reason: text,
  /** What the subject reads of it. */
  redacted: text,
  evidence: z.array(caseEvidence).min(1).max(50),
});

const chosenMeasure = z.object({
  code,
  version: z.int(),
  title: bilingual,
  kind: z.enum(['measure', 'referral']),
  legalBasis: z.string(),
});

const caseDecision = z.object({
  kind: z.enum(['decision', 'appeal', 'correction']),
  /** Of an appeal or a correction: what became of the decision before it. */
  outcome: z.enum(['upheld', 'corrected', 'annulled']).nullable(),
  /** Null: no measure. */
  measure: chosenMeasure.nullable(),
  ground: code.nullable(),
  reason: z.string(),
  decidedAt: instant,
});

const caseStep = z.object({
  kind: z.enum([
    'opened',
    'noticed',
    'replied',
    'window-over',
    'proposed',
    'returned',
    'decided',
    'notified',
    'appealed',
    'appeal-decided',
    'finalised',
    'correction-due',
    'corrected',
    'recused',
    'clock-started',
    'closed',
    'expired',
  ]),
  at: instant,
  detail: code.nullable(),
  reason: z.string().nullable(),
});

// GET /api/directive/v1/cases/{id} ; /officials/me/cases , /officials/me/cases/{id}: what the subject may read of it
export const caseFile = handlingCase.extend({
  /** Why a person opened it; for the subject the redacted reason. */
  reason: z.string().nullable(),
  items: z.array(
    caseEvidence.extend({ evidenceId: uuid, reference: z.string().nullable(), addedAt: instant }),
  ),
  notice: z.object({ text: z.string(), noticedAt: instant, replyUntil: civilDate.nullable() }).nullable(),
  replies: z.array(
    z.object({ text: z.string(), by: z.enum(['official', 'unit-head']), at: instant, late: z.boolean() }),
  ),
  /** Of the first reviewer; null for the subject. */
  proposal: z
    .object({ measure: chosenMeasure.nullable(), reason: z.string(), proposedAt: instant })
    .nullable(),
  /** In order; the last is in force. The subject reads them from the day they were notified. */
  decisions: z.array(caseDecision),
  /** The number of the paper by which the subject was told, and the day on which it was handed over. */
  notification: z.object({ document: z.string(), deliveredOn: civilDate }).nullable(),
  appeal: z.object({ text: z.string(), lodgedAt: instant }).nullable(),
  /** Code of what makes somebody look at the decision again; null where nothing does. */
  correctionDue: code.nullable(),
  /** The last day on which the measure is held against anybody. */
  expiresOn: civilDate.nullable(),
  deadlines: z.array(deadline),
  history: z.array(caseStep),
});
export type CaseFileView = z.output<typeof caseFile>;

// POST /api/directive/v1/cases/{id}/… (If-Match) → caseFile
//   notice, closing, proposal, return, decision, notification, appeal-decision, correction (reviewers)
//   replies, appeals (the subject) ; recusals (a reviewer about themselves, the office about somebody)
export const noticeRequest = z.object({ text });
export const caseTextRequest = z.object({ text });
export const proposalRequest = z.object({ measure: code.nullable(), reason: text });
export const returnRequest = z.object({ reason: text });
export const notificationRequest = z.object({
  document: z.string().trim().min(1).max(60),
  deliveredOn: civilDate,
});
export const caseAppealDecisionRequest = z.object({
  outcome: z.enum(['upheld', 'corrected', 'annulled']),
  /** The lighter measure of a correction; null for none. */
  measure: code.nullish(),
  reason: text,
});
export const caseCorrectionRequest = caseAppealDecisionRequest.extend({
  ground: z.enum([
    'flag-ended',
    'finding-withdrawn',
    'finding-corrected',
    'second-complaint',
    'court-judgment',
    'superior-order',
    'new-evidence',
  ]),
});
export const closingRequest = z.object({
  ground: z.enum(['opened-in-error', 'duplicate', 'subject-gone']),
  reason: text,
});
export const recusalRequest = z.object({
  /** Whose; left out, the caller's own. */
  account: z.string().min(1).max(255).optional(),
  ground: z.enum(['family-tie', 'interest', 'took-part', 'other']),
  reason: text,
});
