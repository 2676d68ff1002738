import { z } from 'zod';
import { documentStateAfterIssue } from '../events/directive/directive-changed.v1.js';
import { civilDate, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

const text = (longest: number) => z.string().normalize('NFC').trim().min(1).max(longest);
const reason = text(1000);
const subject = z.string();
const system = z.enum(['state', 'party']);
const documentState = z.enum([
  'draft',
  'in-review',
  'signed',
  'issued',
  'amended',
  'superseded',
  'revoked',
  'discarded',
]);
const linkKind = z.enum(['based-on', 'amends', 'supersedes', 'revokes']);

/** How soon a document must arrive: thường, khẩn, thượng khẩn, hỏa tốc. */
export const documentUrgency = z.enum(['normal', 'khan', 'thuong-khan', 'hoa-toc']);
/** Thường, mật, tối mật, tuyệt mật. */
const secrecy = z.enum(['none', 'mat', 'toi-mat', 'tuyet-mat']);
const signingCapacity = z.enum(['own', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.']);

// GET /api/directive/v1/document-types  (public)
export const documentTypeList = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      system,
      abbreviation: z.string().nullable(),
      name: z.string(),
      yearInNumber: z.boolean(),
    }),
  ),
});

// POST, GET /api/directive/v1/issuers ; GET, PUT /issuers/{id} (ETag) ; POST /issuers/{id}/terms
export const issuerChange = z.object({
  /** As it stands in numbers: UBND, TU. */
  symbol: text(30),
  /** `common`: one series for all types, where the head of the authority or a congress decided so. */
  numbering: z.enum(['per-type', 'common']).default('per-type'),
  /** The unit whose head signs and whose office issues; null where only grants over everything count. */
  unitId: uuid.nullable().default(null),
});
export const issuerRequest = issuerChange.extend({ name: text(200), system });
export const termRequest = z.object({
  name: text(100),
  congressClosedOn: civilDate,
  /** Where the new committee met during the congress: its term begins then. */
  firstMeetingOn: civilDate.nullable().default(null),
});
export const issuer = issuerRequest.extend({
  issuerId: uuid,
  version: z.int(),
  terms: z.array(z.object({ name: z.string(), beginsOn: civilDate, congressClosedOn: civilDate })),
});
export type IssuerView = z.output<typeof issuer>;

// GET /api/directive/v1/issuers/{id}/series  → where each series stands
export const seriesList = z.object({
  items: z.array(
    z.object({
      type: z.string(),
      period: z.string(),
      /** The last number given out here; 0 before the first. */
      lastNumber: z.int(),
      lastIssuedOn: civilDate.nullable(),
      allocated: z.int(),
      /** Numbers of documents that were numbered elsewhere and entered here. */
      recorded: z.int(),
      /** Numbers borne by documents that are not entered here. */
      declared: z.int(),
    }),
  ),
});

// POST /api/directive/v1/issuers/{id}/declared-numbers : numbers that older documents bear
export const declaredNumbersRequest = z
  .object({
    type: z.string().max(40),
    secret: z.boolean().default(false),
    /** A day on which they were in use: tells the year or the term. */
    issuedOn: civilDate,
    from: z.int().min(1).max(999_999),
    to: z.int().min(1).max(999_999),
    reason,
  })
  .refine(({ from, to }) => from <= to && to - from < 10_000, {
    message: 'from must not be after to, and at most 10,000 numbers are declared at once',
    path: ['to'],
  });
export const declaredNumbers = z.object({ period: z.string(), declared: z.int(), unchanged: z.int() });

const linkRequest = z.object({
  kind: linkKind,
  /** As written; the register need not hold it. */
  number: z.string().min(1).max(60),
  /** Whose document it is, since a symbol names no issuer. */
  issuer: text(200).nullable().default(null),
  directiveId: uuid.nullable().default(null),
});
const documentLink = z.object({
  kind: linkKind,
  number: z.string(),
  issuer: z.string().nullable(),
  /** Set where the register holds the document, and as soon as it does. */
  directiveId: uuid.nullable(),
});

// POST /api/directive/v1/documents → document ; PUT /documents/{id} (If-Match), while it is a draft
export const documentRequest = z.object({
  issuerId: uuid,
  type: z.string().max(40),
  title: text(500),
  /** The drafting unit’s symbol, for a công văn of the state: NC in 15/UBND-NC. */
  department: text(20).nullable().default(null),
  urgency: documentUrgency.default('normal'),
  secrecy: secrecy.default('none'),
  links: z.array(linkRequest).max(50).default([]),
  illustrative: z.boolean().default(false),
});

// POST /documents/{id}/clauses ; PUT, DELETE /documents/{id}/clauses/{clauseId} ; PUT /documents/{id}/clause-order
export const clauseRequest = z.object({
  text: text(5000),
  /** The clause it follows; null puts it first, left out last. */
  after: uuid.nullable().optional(),
});
export const clauseTextRequest = z.object({ text: text(5000) });
export const clauseOrderRequest = z.object({ clauseIds: z.array(uuid).min(1).max(200) });

// POST /documents/{id}/submission, withdrawal, return, signature, issuance, amendment, supersession, revocation, discarding
export const reasonRequest = z.object({ reason });
export const signatureRequest = z.object({
  /** The post in which one signs, never a name: “Chủ tịch”. */
  post: text(120),
  capacity: signingCapacity.default('own'),
  signedOn: civilDate.optional(),
});
export const issuanceRequest = z.object({
  issuedOn: civilDate.optional(),
  /** The first day of the committee’s term meant; refused where the date lies in another. */
  termBeginsOn: civilDate.optional(),
});
export const endingRequest = reasonRequest.extend({
  /** The document that orders it, where the register holds it. */
  byDirectiveId: uuid.nullable().default(null),
  effectiveOn: civilDate.optional(),
});
export const amendmentRequest = reasonRequest.extend({
  byDirectiveId: uuid,
  effectiveOn: civilDate.optional(),
  changes: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('replace'), clauseId: uuid, text: text(5000) }),
        z.object({ kind: z.literal('add'), text: text(5000) }),
        z.object({ kind: z.literal('repeal'), clauseId: uuid }),
      ]),
    )
    .min(1)
    .max(200),
});

export const attachment = z.object({
  attachmentId: uuid,
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  uploadedAt: instant,
});
export type AttachmentView = z.output<typeof attachment>;

const documentClause = z.object({
  clauseId: uuid,
  ordinal: z.int(),
  text: z.string(),
  version: z.int(),
  repealed: z.boolean(),
});

/** A document as those see it who work on it. */
export const document = z.object({
  documentId: uuid,
  issuerId: uuid,
  issuer: z.string(),
  type: z.string(),
  title: z.string(),
  department: z.string().nullable(),
  urgency: documentUrgency,
  secrecy,
  state: documentState,
  number: z.string().nullable(),
  issuedOn: civilDate.nullable(),
  submittedBy: subject.nullable(),
  signature: z.object({ post: z.string(), capacity: signingCapacity, signedOn: civilDate }).nullable(),
  links: z.array(documentLink),
  clauses: z.array(documentClause),
  attachments: z.array(attachment),
  illustrative: z.boolean(),
  version: z.int(),
});
export type DocumentView = z.output<typeof document>;

// GET /api/directive/v1/documents?state=&issuerId=  → page(documentSummary) ; GET /documents/{id} ; /documents/{id}/history
export const documentsQuery = pageQuery.extend({
  state: documentState.optional(),
  issuerId: uuid.optional(),
});
export const documentSummary = document.omit({
  links: true,
  clauses: true,
  attachments: true,
  submittedBy: true,
  signature: true,
});
export type DocumentSummary = z.output<typeof documentSummary>;
export const documentHistory = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      action: z.string(),
      from: documentState.nullable(),
      to: documentState,
      actor: subject,
      reason: z.string().nullable(),
      byDirectiveId: uuid.nullable(),
      effectiveOn: civilDate.nullable(),
      at: instant,
    }),
  ),
});
export type DocumentHistory = z.output<typeof documentHistory>;

// POST /documents/{id}/attachments?fileName=  body application/octet-stream ; DELETE /documents/{id}/attachments/{id}?reason=
export const uploadQuery = z.object({ fileName: z.string().min(1).max(200) });
export const withdrawalQuery = z.object({ reason });

// The public register. GET /directives?type=&issuerId=&year=&state=&format=csv ; /directives/by-number?number=&issuer=
const registerFilter = {
  type: z.string().max(40).optional(),
  issuerId: uuid.optional(),
  year: z.coerce.number().int().min(1945).max(2100).optional(),
  state: documentStateAfterIssue.or(z.literal('issued')).optional(),
};
export const registerQuery = pageQuery.extend({
  ...registerFilter,
  /** `csv` gives everything that fits the filter, not one page. */
  format: z.enum(['json', 'csv']).default('json'),
});
export const numberQuery = z.object({
  number: z.string().min(1).max(60),
  issuer: z.string().max(200).optional(),
});

// GET /directives/search?q=&type=&issuerId=&year=&state=
export const searchQuery = pageQuery.extend({
  q: z.string().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  ...registerFilter,
});
export const searchAnswer = z.object({
  /** `date`: so many documents hold the words that they are shown latest first and not by how well they fit. */
  order: z.enum(['relevance', 'date']),
  items: z.array(
    z.object({
      directiveId: uuid,
      number: z.string(),
      title: z.string(),
      issuer: z.string(),
      type: z.string(),
      issuedOn: civilDate,
      state: documentState,
      illustrative: z.boolean(),
      /** The first clause in which a word was found. */
      clause: z.object({ clauseId: uuid, ordinal: z.int(), text: z.string() }).nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type SearchAnswer = z.output<typeof searchAnswer>;

// GET /directives/{id}/clauses/{clauseId}/versions : what it said, and from when until when
export const clauseVersions = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      text: z.string(),
      from: civilDate.nullable(),
      until: civilDate.nullable(),
      amendedBy: uuid.nullable(),
    }),
  ),
});

/** What the public view of a directive says beyond its text. */
export const registerEntry = z.object({
  type: z.string(),
  state: documentState,
  urgency: documentUrgency,
  links: z.array(documentLink),
  /** Documents of the register that rest on it, amend, supersede or revoke it. */
  linkedFrom: z.array(z.object({ kind: linkKind, number: z.string(), directiveId: uuid })),
  attachments: z.array(attachment),
});
