import { z } from 'zod';
import { civilDate, code, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

export const disclosureKind = z.enum([
  'spending-regulation',
  'public-assets-regulation',
  'finance-regulation',
  'budget',
  'public-assets',
  'procedure',
  'personnel',
  'other',
]);
export const disclosureFrequency = z.enum(['once', 'monthly', 'quarterly', 'half-yearly', 'yearly']);

// POST /api/directive/v1/disclosures/rules → 201 disclosureRule
export const disclosureRuleRequest = z.object({
  /** Stays when a later rule replaces this one. */
  code,
  kind: disclosureKind,
  title: z.string().trim().min(1).max(300),
  legalBasis: z.array(z.string().min(1).max(200)).min(1).max(20),
  frequency: disclosureFrequency,
  /** What the days are counted from, and how. */
  due: z.object({
    after: z.enum(['period-start', 'period-end']),
    count: z.int().min(1).max(366),
    counting: z.enum(['working-days', 'calendar-days']),
  }),
  /** Kinds of unit that must disclose it. */
  unitKinds: z.array(z.string().min(1).max(40)).min(1).max(40),
  /** The unit it is limited to, with those below it; null is the whole organisation. */
  unitId: uuid.nullable().default(null),
  validFrom: civilDate,
  /** First day on which it does not hold any more. */
  validTo: civilDate.nullable().default(null),
});
export const disclosureRule = disclosureRuleRequest.extend({ ruleId: uuid, version: z.int() });
export type DisclosureRuleView = z.output<typeof disclosureRule>;

// POST /api/directive/v1/disclosures/rules/{id}/end  (If-Match) → disclosureRule
export const disclosureRuleEnd = z.object({ validTo: civilDate });

// GET /api/directive/v1/disclosures/rules  (public) → page(disclosureRule)
export const disclosureRulesQuery = pageQuery.extend({ code: code.optional() });

/** `late`: published after its day; `overdue`: its day has passed and nothing is published. */
export const disclosureState = z.enum(['due', 'published', 'late', 'overdue', 'waived']);

// POST /api/directive/v1/disclosures/{id}/publications  (If-Match) → 201 disclosure
export const disclosurePublicationRequest = z
  .object({
    title: z.string().trim().min(1).max(300),
    /** The document that is published, by its number. */
    documentNumber: z.string().trim().min(1).max(60).nullable().default(null),
    documentDate: civilDate.nullable().default(null),
    /** Where it can be read. */
    link: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable()
      .default(null),
  })
  .refine(({ documentNumber, link }) => documentNumber !== null || link !== null, 'a document or a link');
export const disclosurePublication = z.object({
  /** 1, 2 …: a correction is the next one, and the earlier ones stay. */
  edition: z.int(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  documentDate: civilDate.nullable(),
  link: z.string().nullable(),
  publishedOn: civilDate,
});

// POST /api/directive/v1/disclosures/{id}/waiver  (If-Match) → disclosure
export const disclosureWaiverRequest = z.object({ reason: z.string().trim().min(1).max(500) });

// GET /api/directive/v1/disclosures?unitId=&ruleCode=&state=&period=  (public) → page(disclosure), latest due first
// GET /api/directive/v1/disclosures/{id}  (public) → disclosure
export const disclosuresQuery = pageQuery.extend({
  unitId: uuid.optional(),
  ruleCode: code.optional(),
  state: disclosureState.optional(),
  period: z.string().max(10).optional(),
});
export const disclosure = z.object({
  disclosureId: uuid,
  ruleId: uuid,
  ruleCode: code,
  kind: disclosureKind,
  title: z.string(),
  legalBasis: z.array(z.string()),
  unitId: uuid,
  unitName: z.string(),
  /** `2026-11`, `2026-Q4`, `2026-H2`, `2026`, or the first day of a rule that asks once. */
  period: z.string(),
  dueOn: civilDate,
  state: disclosureState,
  /** Why the unit need not disclose it, where that was decided. */
  waiver: z.object({ reason: z.string(), at: instant }).nullable(),
  publications: z.array(disclosurePublication),
  version: z.int(),
  illustrative: z.boolean(),
});
export type DisclosureView = z.output<typeof disclosure>;

// GET /api/directive/v1/disclosures/summary?unitId=  (public) → disclosureSummary: the public page, of a unit or of all
export const disclosureSummaryQuery = pageQuery.extend({
  /** Whose subtree is meant; everything when left out. */
  unitId: uuid.optional(),
});
const counts = z.object({
  /** Published by their day, and after it. */
  inTime: z.int(),
  late: z.int(),
  /** Not published: before their day, and after it. */
  open: z.int(),
  overdue: z.int(),
  waived: z.int(),
  /** In time of what was due, in percent with one decimal; null where nothing was due. */
  inTimePercent: z.string().nullable(),
});
export type DisclosureCounts = z.output<typeof counts>;
export const unitDisclosures = z.object({
  unitId: uuid,
  code: z.string(),
  name: z.string(),
  counts,
  illustrative: z.boolean(),
});
export const disclosureSummary = z.object({
  day: civilDate,
  total: counts,
  units: z.array(unitDisclosures),
  next: z.string().nullable(),
});
export type DisclosureSummary = z.output<typeof disclosureSummary>;
