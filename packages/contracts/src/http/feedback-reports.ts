import { z } from 'zod';
import { reportStage, reportType } from '../events/feedback/report-advanced.v1.js';
import { bilingual, civilDate, month, quarter, uuid } from '../primitives.js';
import {
  directoryEntry,
  directoryHead,
  lockedKeys,
  parcel,
  parcelHead,
  parcelKey,
  readerStatement,
  sealedIdentity,
} from './feedback-sealing.js';
import { pageQuery } from './page.js';

const base64Bytes = (length: number) => z.base64().length(length);
/** 256 bits that the browser derives from the receipt; the receipt itself is never sent. */
const token = base64Bytes(44);
const publicKey = base64Bytes(44);
const signature = base64Bytes(88);

/** The largest report, files and all, before it is padded. */
export const LARGEST_REPORT_BYTES = 20 * 1024 * 1024;

// GET /api/feedback/v1/reports/triage?on=  (public) → reportTriage
export const reportTriageQuery = z.object({ on: civilDate.optional() });
export const reportClock = z.object({
  /** What has to have happened by then: a decision whether it is taken up, the end of the work, the handing on. */
  step: z.enum(['decide', 'resolve', 'forward']),
  days: z.int().min(1),
  unit: z.enum(['working-days', 'calendar-days']),
  /** Longest extensions, one after the other, in the same unit. */
  extensions: z.array(z.int().min(1)),
  legalBasis: bilingual,
  /** False where no law sets the term and this platform does. */
  isStatutory: z.boolean(),
});
export type ReportClock = z.output<typeof reportClock>;
export const reportTypeWords = z.object({
  type: reportType,
  name: bilingual,
  /** When it is this one. */
  isWhen: bilingual,
  /** What sending it here is, and is not. */
  isNot: bilingual,
  /** What whoever receives it has to do. */
  duty: bilingual,
  /** `paper`: the law wants a signed petition or a visit in person; what is sent here helps and does not replace it. */
  form: z.enum(['online', 'paper']),
  clocks: z.array(reportClock),
});
export type ReportTypeWords = z.output<typeof reportTypeWords>;
export const reportTriage = z.object({ on: civilDate, types: z.array(reportTypeWords) });

// GET /api/feedback/v1/reports/keys  (public) → keyDirectory: every key there ever was, chained and signed
export const keyDirectory = z.object({
  entries: z.array(directoryEntry),
  head: directoryHead,
  /** Of this installation, for receipts: 16 bytes. */
  receiptSalt: base64Bytes(24),
});
export type KeyDirectory = z.output<typeof keyDirectory>;

// POST /api/feedback/v1/reports/readers  (public) → reportReaders; a question by POST, as whom it is about is no part of an address
export const reportReadersRequest = z.object({
  unitId: uuid,
  /** The badge number of whom it is about; asked for and not kept. */
  officialCode: z.string().trim().min(1).max(35).nullable().default(null),
  /** It is about who leads the unit: nobody who serves under them may read it. */
  leads: z.boolean().default(false),
});
export const reportReader = z.object({
  statement: readerStatement,
  signature,
  /** The authority by whose mandate the reader reads; null is that over everything. */
  unitId: uuid.nullable(),
  unitName: z.string().nullable(),
});
export type ReportReader = z.output<typeof reportReader>;
export const reportReaders = z.object({
  unitId: uuid,
  unitName: z.string(),
  readers: z.array(reportReader).min(2),
  /** Fictional, for demonstration. */
  illustrative: z.boolean(),
});
export type ReportReaders = z.output<typeof reportReaders>;

// PUT /api/feedback/v1/reports/uploads/{uploadId}/{ordinal}  (public, application/octet-stream) → 204
export const uploadPlace = z.object({
  uploadId: uuid,
  ordinal: z.coerce.number().int().min(0).max(63),
});

// POST /api/feedback/v1/reports  (public) → 201 reportAccepted; the same report again gets the same answer
export const reportRequest = z.object({
  reportId: uuid,
  unitId: uuid,
  officialCode: z.string().trim().min(1).max(35).nullable().default(null),
  leads: z.boolean().default(false),
  /** More than one where what is said is mixed: each part has its own clock. */
  types: z
    .array(reportType)
    .min(1)
    .max(3)
    .refine((types) => new Set(types).size === types.length, 'each type once'),
  token,
  /** What readers seal their answers to. */
  replyKey: publicKey,
  /** What everything of this reporter is signed with. */
  signKey: publicKey,
  /** Where its pieces were sent. */
  uploadId: uuid,
  parcel,
  identity: sealedIdentity.nullable().default(null),
});
export type ReportRequest = z.output<typeof reportRequest>;

export const reportPart = z.object({
  type: reportType,
  stage: reportStage,
  /** The day on which the stage was reached. */
  since: civilDate,
  /** By when the next thing has to happen; null where nothing has to. */
  dueOn: civilDate.nullable(),
  overdue: z.boolean(),
  clock: reportClock.nullable(),
  /** How often the running clock was extended. */
  extensions: z.int(),
});
export type ReportPart = z.output<typeof reportPart>;

export const reportAccepted = z.object({
  reportId: uuid,
  receivedOn: civilDate,
  parts: z.array(reportPart),
});

/** What was sealed to whoever asks, or a sign that something was sent. */
export const dialogueParcel = z.object({
  direction: z.enum(['from-reporter', 'to-reporter', 'between-readers']),
  on: civilDate,
  head: parcelHead,
  /** Sealed to whoever asks; empty where it cannot be opened by them. */
  keys: z.array(parcelKey),
  digest: publicKey,
  signature,
  /** The reader who wrote it; null for the reporter. */
  keyId: uuid.nullable(),
  /** An answer to the question after so many months, where it is one. */
  check: z.int().nullable(),
});
export type DialogueParcel = z.output<typeof dialogueParcel>;

/** Asked after 3, 6 and 12 months: whether anything was done to whoever spoke. */
export const retaliationCheck = z.object({
  months: z.union([z.literal(3), z.literal(6), z.literal(12)]),
  from: civilDate,
  isAsked: z.boolean(),
  answeredOn: civilDate.nullable(),
});
export type RetaliationCheck = z.output<typeof retaliationCheck>;

// POST /api/feedback/v1/reports/status  (public, by token) → reportStatus
export const reportTokenRequest = z.object({ token });
export const reportStatus = z.object({
  reportId: uuid,
  unitName: z.string(),
  receivedOn: civilDate,
  parts: z.array(reportPart),
  readers: z.array(reportReader),
  parcels: z.array(dialogueParcel),
  checks: z.array(retaliationCheck),
  /** Where an identity was given: the day on which two persons opened it, each with a reason. */
  identity: z.object({ disclosedOn: civilDate.nullable() }).nullable(),
});
export type ReportStatus = z.output<typeof reportStatus>;

// POST /api/feedback/v1/reports/messages  (public, by token) → reportStatus
export const reporterMessage = z.object({
  token,
  uploadId: uuid,
  parcel,
  check: z
    .union([z.literal(3), z.literal(6), z.literal(12)])
    .nullable()
    .default(null),
});

// POST /api/feedback/v1/reports/pieces  (public, by token) → application/octet-stream
export const reporterPieceRequest = z.object({
  token,
  parcelId: uuid,
  ordinal: z.int().min(0).max(63),
});

// GET /api/feedback/v1/reports/figures?from=&to=  (public) → reportFigures
export const reportFiguresQuery = z
  .object({ from: quarter, to: quarter })
  .refine((query) => query.from <= query.to, { path: ['to'], message: 'not before from' })
  .refine((query) => Number(query.to.slice(0, 4)) - Number(query.from.slice(0, 4)) < 10, {
    path: ['from'],
    message: 'not ten calendar years before to',
  });
/** A finished quarter of the whole installation. What is null is withheld, as it would tell of few. */
export const reportQuarter = z.object({
  quarter,
  received: z.int().nullable(),
  byType: z.record(reportType, z.int()).nullable(),
  /** As they stood a year after the quarter's end, which no later event changes. */
  byStage: z.record(reportStage, z.int()).nullable(),
});
export const reportFigures = z.object({
  quarters: z.array(reportQuarter),
  asOf: month,
  /** Fictional reports are among them, for demonstration. */
  illustrative: z.boolean(),
});
export type ReportFigures = z.output<typeof reportFigures>;

// GET, PUT /api/feedback/v1/reports/key  (inspector, reviewer) → ownReaderKey
export const ownReaderKey = z.object({
  statement: readerStatement,
  locked: z.tuple([lockedKeys, lockedKeys]),
  /** Keys of before, for what was sealed to them. */
  earlier: z.array(z.object({ statement: readerStatement, locked: z.tuple([lockedKeys, lockedKeys]) })),
});
export type OwnReaderKey = z.output<typeof ownReaderKey>;
/** A new key, or the same one locked anew. */
export const readerKeyRequest = z.object({
  statement: readerStatement,
  signature,
  /** By passphrase, then by the code of the recovery sheet. */
  locked: z
    .tuple([lockedKeys, lockedKeys])
    .refine(
      ([first, second]) =>
        first.form === 'namkhong.locked-by-passphrase.v1' && second.form === 'namkhong.locked-by-recovery.v1',
      'by passphrase, then by recovery code',
    ),
});

// GET /api/feedback/v1/reports/inbox  (inspector, reviewer) → page(inboxItem)
export const inboxQuery = pageQuery;
export const inboxItem = z.object({
  reportId: uuid,
  unitId: uuid,
  unitName: z.string(),
  receivedOn: civilDate,
  parts: z.array(reportPart),
  /** Words in the dialogue, the report among them. */
  parcels: z.int(),
  version: z.int(),
  illustrative: z.boolean(),
});
export type InboxItem = z.output<typeof inboxItem>;

/** Why somebody needs to know who sent a report. */
export const disclosureReason = z.enum([
  'protect-reporter',
  'verify-denouncer',
  'reporter-agreed',
  'court-order',
  'investigating-authority',
]);
export const disclosure = z.object({
  disclosureId: uuid,
  askedBy: uuid,
  askedOn: civilDate,
  reason: disclosureReason,
  approvedBy: uuid.nullable(),
  approvedOn: civilDate.nullable(),
  approvalReason: disclosureReason.nullable(),
  /** The other share, sealed to whoever asked; told to them alone. */
  share: base64Bytes(108).nullable(),
});
export type Disclosure = z.output<typeof disclosure>;

// GET /api/feedback/v1/reports/inbox/{reportId} → inboxReport
export const inboxReport = inboxItem.extend({
  readers: z.array(reportReader.extend({ isOwn: z.boolean() })),
  /** Who read it once and does no longer. */
  former: z.array(
    z.object({ keyId: uuid, name: z.string(), why: z.enum(['recused', 'transferred']), on: civilDate }),
  ),
  replyKey: publicKey,
  signKey: publicKey,
  parcels: z.int(),
  dialogue: z.array(dialogueParcel),
  checks: z.array(retaliationCheck),
  identity: z
    .object({
      /** With the caller's own shares and no others. */
      sealed: sealedIdentity.extend({ shares: z.tuple([z.array(parcelKey), z.array(parcelKey)]) }),
      /** Which share is the caller's; null where it was lost with a reader who left. */
      ordinal: z.union([z.literal(0), z.literal(1)]).nullable(),
      disclosures: z.array(disclosure),
    })
    .nullable(),
  /** Stages that each part may go to now. */
  next: z.array(z.object({ type: reportType, stages: z.array(reportStage), mayExtend: z.boolean() })),
});
export type InboxReport = z.output<typeof inboxReport>;

// GET …/inbox/{reportId}/parcels/{parcelId}/pieces/{ordinal} → application/octet-stream
// POST …/inbox/{reportId}/messages → inboxReport; to the reporter and all readers, or among readers
export const readerMessage = z.object({
  uploadId: uuid,
  parcel,
  to: z.enum(['reporter', 'readers']),
});
// POST …/inbox/{reportId}/stages , /extensions , /parts  (If-Match) → inboxReport
export const stageRequest = z.object({ type: reportType, stage: reportStage });
export const extensionRequest = z.object({ type: reportType });
/** Another part that was found in it; it gets the clock of its own type. */
export const partRequest = z.object({ type: reportType });
// POST …/inbox/{reportId}/recusal  (If-Match) → 204
export const recusalRequest = z.object({
  reason: z.enum(['family', 'interest', 'superior', 'acquaintance', 'other']),
});
/** Whom it is about, as its readers know by now: asked for, and not kept. */
const aboutWhom = {
  officialCode: z.string().trim().min(1).max(35).nullable().default(null),
  leads: z.boolean().default(false),
};
const handedKeys = z.object({
  keyId: uuid,
  /** The key of each parcel that whoever adds them can open, sealed on to this reader. */
  keys: z.array(z.object({ parcelId: uuid, sealed: base64Bytes(108) })).max(1000),
  /** The share of the identity that whoever adds them holds, sealed on; null where none was given or kept. */
  share: base64Bytes(108).nullable().default(null),
});
// GET …/inbox/{reportId}/candidates?unitId= → candidates: who may be added, or be handed the report
export const candidatesQuery = z.object({
  unitId: uuid.optional(),
  officialCode: z.string().trim().min(1).max(35).optional(),
  leads: z.stringbool().default(false),
});
export const candidates = z.object({ readers: z.array(reportReader) });
// POST …/inbox/{reportId}/readers  (If-Match) → inboxReport
export const successorRequest = handedKeys.extend(aboutWhom);
// POST …/inbox/{reportId}/transfer  (If-Match) → 204: those who read it until then do no longer
export const transferRequest = z.object({
  ...aboutWhom,
  unitId: uuid,
  /** Those among them who read it already keep what they have: their keys are not handed on again. */
  readers: z.array(handedKeys).min(2).max(32),
});
// POST …/inbox/{reportId}/disclosures ; …/disclosures/{disclosureId}/approval → inboxReport
export type DisclosureReason = z.output<typeof disclosureReason>;
export const disclosureRequest = z.object({ reason: disclosureReason });
export const disclosureApproval = z.object({ reason: disclosureReason, share: base64Bytes(108) });
