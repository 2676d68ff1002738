import { z } from 'zod';
import { civilDate, decimal, instant, uuid } from '../primitives.js';
import { evidenceHref } from './directive-trace.js';
import { pageQuery } from './page.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const line = z.string().trim().min(1).max(200);

/** What stands round a report by the form of Nghị định 30/2020/NĐ-CP, Phụ lục I; agencies and posts, never persons. */
export const letterhead = z.object({
  /** Cơ quan chủ quản; none for an authority that has none above it. */
  superior: line.nullable().default(null),
  /** Cơ quan ban hành. */
  issuer: line,
  /** The symbol behind the number: `BC-UBND`. */
  symbol: z.string().regex(/^BC-\p{Lu}[\p{L}\d]*(?:-\p{Lu}[\p{L}\d&.]*)*$/u),
  /** Địa danh. */
  place: line,
  /** Whom the signer signs for, `TM. ỦY BAN NHÂN DÂN`; none where the head signs. */
  onBehalfOf: line.nullable().default(null),
  /** Chức vụ of the signer. */
  post: line,
  /** Nơi nhận. */
  recipients: z.array(line).min(1).max(20),
});
export type Letterhead = z.output<typeof letterhead>;

// POST /api/directive/v1/reports → 201 report, a draft
export const reportRequest = z.object({
  /** `2026-11`, `2026-Q4` or `2026`. */
  period: z.string().max(20),
  /** The unit with all below it; the whole authority where null. */
  unitId: uuid.nullable().default(null),
  /** Of one directive alone. */
  directiveId: uuid.nullable().default(null),
  letterhead,
});
export type ReportRequest = z.output<typeof reportRequest>;

// POST /api/directive/v1/reports/{id}/compilation  (If-Match) → report: a draft with the figures of this moment
export const recompilation = z.object({ letterhead: letterhead.optional() });
// POST /api/directive/v1/reports/{id}/signature  (If-Match) → report, frozen
export const reportSignature = z.object({
  /** Số và ký hiệu, `12/BC-UBND`; left out, it is written in by hand. */
  documentNumber: z.string().max(60).nullable().default(null),
});

/** One value: what it is, what it rests on, and where the platform answers for it. */
export const reportCell = z.object({
  kind: z.enum(['count', 'percent', 'points', 'text']),
  /** Exact text, with a decimal point; null where it is withheld, or where there is nothing to tell yet. */
  value: z.string().nullable(),
  interval: z.object({ lower: decimal, upper: decimal }).nullable(),
  n: z.int().nullable(),
  /** Withheld because too few stand behind it. */
  suppressed: z.boolean(),
  href: evidenceHref.nullable(),
});
export type ReportCell = z.output<typeof reportCell>;

export const reportTable = z.object({
  code: z.string(),
  title: z.string(),
  /** The first is of the rows' labels. */
  columns: z.array(z.string()),
  rows: z.array(z.object({ label: z.string(), href: evidenceHref.nullable(), cells: z.array(reportCell) })),
  /** Rows that there are beside these; they are read at the address. */
  left: z.object({ rows: z.int(), href: evidenceHref }).nullable(),
});
export type ReportTable = z.output<typeof reportTable>;

export const reportSection = z.object({
  code: z.string(),
  title: z.string(),
  /** How it was counted. */
  notes: z.array(z.string()),
  figures: z.array(reportCell.extend({ code: z.string(), label: z.string() })),
  tables: z.array(reportTable),
});
export type ReportSection = z.output<typeof reportSection>;

export const reportContent = z.object({
  period: z.object({
    code: z.string(),
    /** As people write it: `quý IV năm 2026`. */
    text: z.string(),
    from: civilDate,
    /** Exclusive. */
    to: civilDate,
    /** Whether it was over when the figures were compiled; a report that is signed is of one that was. */
    ended: z.boolean(),
  }),
  /** The last day that the figures speak of. */
  asOf: civilDate,
  scope: z.object({
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    directiveId: uuid.nullable(),
    directiveNumber: z.string().nullable(),
  }),
  sections: z.array(reportSection),
  illustrative: z.boolean(),
});
export type ReportContent = z.output<typeof reportContent>;

export const report = z.object({
  reportId: uuid,
  /** From 1 for each scope and period; a later one replaces the one before, and both stay readable. */
  edition: z.int().min(1),
  supersedes: uuid.nullable(),
  supersededBy: uuid.nullable(),
  state: z.enum(['draft', 'signed']),
  letterhead,
  documentNumber: z.string().nullable(),
  content: reportContent,
  compiledAt: instant,
  signedAt: instant.nullable(),
  signedOn: civilDate.nullable(),
  /** SHA-256 of the canonical JSON of form, ids, letterhead, number, content and day; null for a draft. */
  hash: hash.nullable(),
  version: z.int(),
});
export type ReportView = z.output<typeof report>;

export const reportSummary = report.omit({ content: true, letterhead: true }).extend({
  period: z.string(),
  unitId: uuid.nullable(),
  directiveId: uuid.nullable(),
  issuer: z.string(),
  illustrative: z.boolean(),
});
export type ReportSummary = z.output<typeof reportSummary>;

// GET /api/directive/v1/reports?unitId=&directiveId=&period= → page(reportSummary) ; /reports/{id} → report (ETag)
export const reportsQuery = pageQuery.extend({
  unitId: uuid.optional(),
  directiveId: uuid.optional(),
  period: z.string().max(20).optional(),
});
// GET /api/directive/v1/reports/{id}/file?format=json|docx|html
export const reportFileQuery = z.object({ format: z.string().max(20) });
