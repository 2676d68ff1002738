import { z } from 'zod';
import { proposalKind, proposalState } from '../events/directive/proposal-advanced.v1.js';
import { civilDate, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

const text = z.string().trim().min(1).max(20_000);
const note = z.string().trim().min(1).max(2_000);

// POST /api/directive/v1/proposals  (public) → 201 proposalReceipt
// POST /api/directive/v1/proposals/own  (an official, by their account) → 201 proposalReceipt
export const proposalRequest = z.object({
  kind: proposalKind,
  title: z.string().trim().min(1).max(300),
  text,
  /** The regulation that is meant, by its number. */
  documentNumber: z.string().trim().min(1).max(60).nullable().default(null),
  /** The unit it is addressed to; another may be competent. */
  unitId: uuid.nullable().default(null),
});
/** The only key to the proposal for whoever sent it. It is kept as a hash alone: write it down. */
export const receiptCode = z.string().min(20).max(60);
export const proposalReceipt = z.object({
  receiptCode,
  state: proposalState,
  receivedOn: civilDate,
  unitName: z.string().nullable(),
  /** By when the sender hears whether it is accepted, refused or forwarded. */
  replyDueOn: civilDate,
});
export type ProposalReceipt = z.output<typeof proposalReceipt>;

export const proposalOutcome = z.enum(['adopted', 'partly-adopted', 'not-adopted']);

// POST /api/directive/v1/proposals/status {receiptCode}  (public) → proposalStatus
// POST /api/directive/v1/proposals/withdrawal {receiptCode}  (public) → proposalStatus
export const receiptRequest = z.object({ receiptCode: z.string().max(60) });
export const proposalStatus = z.object({
  state: proposalState,
  receivedOn: civilDate,
  unitName: z.string().nullable(),
  replyDueOn: civilDate,
  decisionDueOn: civilDate.nullable(),
  overdue: z.boolean(),
  outcome: proposalOutcome.nullable(),
  /** What the unit answered, to whoever sent it. */
  answer: z.string().nullable(),
  steps: z.array(z.object({ step: z.string(), on: civilDate })),
});
export type ProposalStatus = z.output<typeof proposalStatus>;

// GET /api/directive/v1/proposals?state=&unitId=&overdue=&unrouted= → page(proposalSummary)
export const proposalsQuery = pageQuery.extend({
  state: proposalState.optional(),
  unitId: uuid.optional(),
  /** Only those whose day has passed. */
  overdue: z.stringbool().default(false),
  /** Only those that no rule gave to a unit. */
  unrouted: z.stringbool().default(false),
});
export const proposalSummary = z.object({
  proposalId: uuid,
  kind: proposalKind,
  origin: z.enum(['public', 'official']),
  title: z.string(),
  documentNumber: z.string().nullable(),
  state: proposalState,
  /** Null where no rule names a competent unit: the committee's office forwards it. */
  unitId: uuid.nullable(),
  unitName: z.string().nullable(),
  receivedOn: civilDate,
  replyDueOn: civilDate,
  decisionDueOn: civilDate.nullable(),
  overdue: z.boolean(),
  published: z.boolean(),
  version: z.int(),
});
export type ProposalSummary = z.output<typeof proposalSummary>;

export const opinionPosition = z.enum(['agrees', 'agrees-in-part', 'disagrees', 'no-remark']);
export const consultation = z.object({
  unitId: uuid,
  unitName: z.string(),
  askedOn: civilDate,
  dueOn: civilDate,
  opinion: z.object({ position: opinionPosition, text: z.string(), givenAt: instant }).nullable(),
});

// GET /api/directive/v1/proposals/{id} → proposal
export const proposal = proposalSummary.extend({
  text: z.string(),
  /** The official who proposed it, where it was one. */
  officialId: uuid.nullable(),
  /** Why it was refused, or given more time. */
  replyReason: z.string().nullable(),
  extensionReason: z.string().nullable(),
  consultations: z.array(consultation),
  decision: z
    .object({
      outcome: proposalOutcome,
      reasons: z.string(),
      answer: z.string(),
      /** The document that changes the regulation, where one does. */
      documentNumber: z.string().nullable(),
      decidedOn: civilDate,
    })
    .nullable(),
  publication: z.object({ question: z.string(), answer: z.string(), publishedOn: civilDate }).nullable(),
  steps: z.array(z.object({ step: z.string(), at: instant, unitId: uuid.nullable() })),
});
export type ProposalView = z.output<typeof proposal>;

// POST /api/directive/v1/proposals/{id}/reply  (If-Match) → proposal
export const proposalReply = z.discriminatedUnion('reply', [
  z.object({ reply: z.literal('accept') }),
  z.object({ reply: z.literal('refuse'), reason: note }),
  z.object({ reply: z.literal('forward'), unitId: uuid }),
]);

// POST /api/directive/v1/proposals/{id}/extension  (If-Match) → proposal: once, with a reason that the sender reads
export const proposalExtension = z.object({ dueOn: civilDate, reason: note });

// POST /api/directive/v1/proposals/{id}/consultations  (If-Match) → proposal
export const consultationRequest = z.object({
  unitIds: z.array(uuid).min(1).max(50),
  workingDays: z.int().min(1).max(60),
});
// POST /api/directive/v1/proposals/{id}/opinions → proposal
export const opinionRequest = z.object({ unitId: uuid, position: opinionPosition, text: note });

// POST /api/directive/v1/proposals/{id}/decision  (If-Match) → proposal
export const proposalDecision = z.object({
  outcome: proposalOutcome,
  /** For the file. */
  reasons: text,
  /** For whoever sent it. */
  answer: text,
  documentNumber: z.string().trim().min(1).max(60).nullable().default(null),
});

// POST /api/directive/v1/proposals/{id}/publication  (If-Match) → proposal
export const proposalPublication = z.object({
  /** Both as a person has freed them of personal data. */
  question: text,
  answer: text,
  /** What looks like personal data and is none, such as an office's own number, word for word. */
  notPersonal: z.array(z.string().min(1).max(100)).max(50).default([]),
});
// POST /api/directive/v1/proposals/{id}/publication/withdrawal  (If-Match) → proposal

// GET /api/directive/v1/proposals/published?unitId=  (public) → page(publishedProposal), latest first
export const publishedProposalsQuery = pageQuery.extend({ unitId: uuid.optional() });
export const publishedProposal = z.object({
  proposalId: uuid,
  kind: proposalKind,
  documentNumber: z.string().nullable(),
  unitId: uuid,
  unitName: z.string(),
  question: z.string(),
  answer: z.string(),
  outcome: proposalOutcome,
  /** The document that changes the regulation, where one does. */
  changedBy: z.string().nullable(),
  publishedOn: civilDate,
});
export type PublishedProposal = z.output<typeof publishedProposal>;

// POST /api/directive/v1/proposals/routes → 201 proposalRoute ; GET …/routes  (public) → page(proposalRoute)
export const proposalRouteRequest = z.object({
  /** Empty: any kind. */
  kinds: z.array(proposalKind).max(10),
  /** Part of the symbol of the regulation, `UBND` or `SNV`; null is any regulation or none. */
  documentSymbol: z.string().trim().min(1).max(30).nullable().default(null),
  /** Only what is addressed to this unit or one below it; null is whatever it is addressed to. */
  addressedTo: uuid.nullable().default(null),
  competentUnitId: uuid,
  /** How long the competent unit has to decide, from acceptance. */
  decisionWorkingDays: z.int().min(1).max(250).default(20),
  /** Of two that match, the lower one counts. */
  priority: z.int().min(1).max(1000),
  legalBasis: z.array(z.string().min(1).max(200)).min(1).max(20),
  validFrom: civilDate,
  validTo: civilDate.nullable().default(null),
});
export const proposalRoute = proposalRouteRequest.extend({ routeId: uuid });
// POST /api/directive/v1/proposals/routes/{id}/end → proposalRoute
export const proposalRouteEnd = z.object({ validTo: civilDate });
export type ProposalRouteView = z.output<typeof proposalRoute>;
