import { z } from 'zod';
import { requestState } from '../events/feedback/request-advanced.v1.js';
import { bilingual, civilDate, code, month, uuid } from '../primitives.js';
import { sealedBox } from '../sealed.js';
import { pageQuery } from './page.js';

const text = z.string().trim().min(1).max(10_000);
const note = z.string().trim().min(1).max(2_000);

/** Góp ý, phản ánh, kiến nghị: what is no complaint and no denunciation in the sense of the law. */
export const requestKind = z.enum(['suggestion', 'feedback', 'petition']);

// PUT /api/feedback/v1/requests/topics/{code}  (committee office) → requestTopic ; GET (public) → all of them
export const requestTopicChange = z.object({
  name: bilingual,
  description: bilingual,
  /** Working days in which the unit has to be done, from when it accepted. */
  workingDays: z.int().min(1).max(90),
  /** Whose it is where the sender names no unit. */
  unitId: uuid.nullable().default(null),
  /** Old ones stay readable and take nothing new. */
  isOpen: z.boolean().default(true),
});
export const requestTopic = requestTopicChange.extend({ topic: code });
export type RequestTopic = z.output<typeof requestTopic>;
export const requestTopics = z.object({ items: z.array(requestTopic) });

export const requestPlace = z.object({
  /** Address or description. */
  text: z.string().trim().max(500).default(''),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
});

// POST /api/feedback/v1/requests  (public) → 201 requestReceipt
export const requestRequest = z.object({
  kind: requestKind,
  topic: code,
  title: z.string().trim().min(1).max(200),
  text,
  unitId: uuid.nullable().default(null),
  place: requestPlace.nullable().default(null),
  /** A phone to be asked again by, sealed in the browser to notification; nobody here can read it. */
  phone: sealedBox.nullable().default(null),
});
export const requestReceipt = z.object({
  /** The only key to the request for whoever sent it. It is kept as a hash alone: write it down. */
  receiptCode: z.string(),
  state: requestState,
  unitName: z.string(),
  receivedOn: civilDate,
  replyDueOn: civilDate,
  /** `later`: much came from the same network today; it is read after the others, by the same deadlines. */
  queue: z.enum(['ordinary', 'later']),
});
export type RequestReceipt = z.output<typeof requestReceipt>;

const receipt = z.object({ receiptCode: z.string().max(60) });

// POST /api/feedback/v1/requests/status  (public, by receipt) → requestStatus
export const requestStatusRequest = receipt;
// POST /api/feedback/v1/requests/verdict  (public, by receipt, once it is closed) → requestStatus
/** What only the person can say of a closed request. Low satisfaction, or `not-resolved`, unlocks an appeal. */
export const requestVerdict = receipt.extend({
  verdict: z.enum(['resolved', 'not-resolved']),
  satisfaction: z.int().min(1).max(5).nullable().default(null),
});
// POST /api/feedback/v1/requests/reopening | appeal | addition  (public, by receipt) → requestStatus
export const requestAddition = receipt.extend({ text: note });
// POST /api/feedback/v1/requests/withdrawal  (public, by receipt) → requestStatus
export const requestStatus = z.object({
  state: requestState,
  kind: requestKind,
  topic: code,
  unitName: z.string(),
  receivedOn: civilDate,
  replyDueOn: civilDate,
  dueOn: civilDate.nullable(),
  overdue: z.boolean(),
  answer: z.string().nullable(),
  refusalReason: z.string().nullable(),
  closedOn: civilDate.nullable(),
  verdict: z.enum(['resolved', 'not-resolved']).nullable(),
  /** Fourteen days after it was closed without a word of the person. */
  askedAgain: z.boolean(),
  /** It is worked on together with another one that says the same. */
  merged: z.boolean(),
  /** What the holder may do now. */
  may: z.array(z.enum(['confirm', 'dispute', 'reopen', 'appeal', 'add', 'withdraw'])),
  steps: z.array(
    z.object({ step: z.string(), on: civilDate, unitName: z.string(), text: z.string().nullable() }),
  ),
});
export type RequestStatus = z.output<typeof requestStatus>;

// GET /api/feedback/v1/requests  (unit head and above) → page(requestSummary)
export const requestsQuery = pageQuery.extend({
  unitId: uuid,
  state: requestState.optional(),
  topic: code.optional(),
  queue: z.enum(['ordinary', 'later']).optional(),
  overdue: z.stringbool().default(false),
});
export const requestSummary = z.object({
  requestId: uuid,
  kind: requestKind,
  topic: code,
  title: z.string(),
  state: requestState,
  unitId: uuid,
  unitName: z.string(),
  queue: z.enum(['ordinary', 'later']),
  receivedOn: civilDate,
  /** By when the next thing has to happen; null where nothing has to. */
  dueOn: civilDate.nullable(),
  overdue: z.boolean(),
  /** How many others say the same and wait for this one. */
  merged: z.int(),
  version: z.int(),
});
export type RequestSummary = z.output<typeof requestSummary>;

// GET /api/feedback/v1/requests/{requestId} → request
export const request = requestSummary.extend({
  text: z.string(),
  place: requestPlace.nullable(),
  answer: z.string().nullable(),
  refusalReason: z.string().nullable(),
  closedOn: civilDate.nullable(),
  verdict: z.enum(['resolved', 'not-resolved']).nullable(),
  satisfaction: z.int().nullable(),
  mergedInto: uuid.nullable(),
  isPublished: z.boolean(),
  steps: z.array(z.object({ step: z.string(), on: civilDate, unitId: uuid, text: z.string().nullable() })),
});
export type RequestView = z.output<typeof request>;

// POST …/{requestId}/reply | answer | closing | merging | publication, …/publication/withdrawal  (If-Match) → request
export const requestReply = z.discriminatedUnion('reply', [
  z.object({ reply: z.literal('accept') }),
  z.object({ reply: z.literal('refuse'), reason: note }),
  z.object({ reply: z.literal('forward'), unitId: uuid }),
]);
export const requestAnswer = z.object({ text });
/** The one that is worked on; this one follows it and keeps its own receipt and its own last word. */
export const requestMerging = z.object({ into: uuid });
/** Texts that a person has freed of everything that leads to somebody. */
export const requestPublication = z.object({
  title: z.string().trim().min(1).max(200),
  text,
  answer: text.nullable().default(null),
});

// GET /api/feedback/v1/requests/published?unitId=&topic=  (public) → page(publishedRequest)
export const publishedRequestsQuery = pageQuery.extend({ unitId: uuid.optional(), topic: code.optional() });
export const publishedRequest = z.object({
  requestId: uuid,
  unitId: uuid,
  unitName: z.string(),
  topic: code,
  title: z.string(),
  text: z.string(),
  answer: z.string().nullable(),
  /** `closed` says the unit, `resolved` says the person. */
  state: requestState,
  /** No day is told. */
  receivedIn: month,
  illustrative: z.boolean(),
});
export type PublishedRequest = z.output<typeof publishedRequest>;

// GET /api/feedback/v1/requests/figures?unitId=&from=&to=  (public) → requestFigures
export const requestFiguresQuery = z
  .object({ unitId: uuid, from: month, to: month })
  .refine((query) => query.from <= query.to, { path: ['to'], message: 'not before from' })
  .refine((query) => Number(query.to.slice(0, 4)) - Number(query.from.slice(0, 4)) < 10, {
    path: ['from'],
    message: 'not ten calendar years before to',
  });
/** Finished months in which the unit received ten requests or more; null where none may be told. */
export const requestFigures = z.object({
  unitId: uuid,
  received: z.int().nullable(),
  closedByUnit: z.int().nullable(),
  /** By the word of the person alone. */
  resolved: z.int().nullable(),
  notResolved: z.int().nullable(),
  /** Closed, and the person has not said anything. */
  unheard: z.int().nullable(),
  appealed: z.int().nullable(),
  onTime: z.int().nullable(),
  withheldMonths: z.array(month),
  illustrative: z.boolean(),
});
