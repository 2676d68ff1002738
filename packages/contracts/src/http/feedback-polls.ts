import { z } from 'zod';
import { bilingual, civilDate, code, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

const reason = z.string().trim().min(10).max(2_000);

/** `announced`: not begun; `withdrawn`: its office took it back, with reasons, and it says nothing. */
export const pollState = z.enum(['announced', 'open', 'closed', 'withdrawn']);
export type PollState = z.output<typeof pollState>;

export const pollOption = z.object({ code, label: bilingual });

// POST /api/feedback/v1/polls  (committee office of the unit) → 201 poll
export const pollRequest = z.object({
  unitId: uuid,
  title: bilingual,
  /** What is asked, and what it is about. */
  text: bilingual,
  /** The number of the document it is about. */
  document: z.string().trim().min(1).max(60).nullable().default(null),
  options: z.array(pollOption).min(2).max(20),
  /** How many of them one may choose. */
  maxChoices: z.int().min(1).max(20).default(1),
  /** Whether people may comment too. */
  takesComments: z.boolean().default(true),
  /** It is open on the days [opensOn, closesOn). */
  opensOn: civilDate,
  closesOn: civilDate,
});

/** Why a comment is not published; a moderator has no other reason. */
export const refusalGround = z.enum([
  'personal-data',
  'insult',
  'off-topic',
  'advertising',
  'repeated',
  'unlawful',
]);

/** Counts once it is closed. `answers` null: fewer than ten people answered, and nothing is told. */
export const pollResults = z.object({
  answers: z.int().nullable(),
  /** In the order of the options; shares of the answers in percent with two places. Several choices add to more than 100. */
  options: z.array(z.object({ code, count: z.int().nullable(), percent: z.string().nullable() })),
});
export type PollResults = z.output<typeof pollResults>;

// GET /api/feedback/v1/polls?unitId=&state= → page(poll) ; /polls/{id} → poll  (public)
export const pollsQuery = pageQuery.extend({ unitId: uuid.optional(), state: pollState.optional() });
export const poll = pollRequest.extend({
  pollId: uuid,
  unitName: z.string(),
  state: pollState,
  withdrawalReason: z.string().nullable(),
  results: pollResults.nullable(),
  comments: z.object({
    published: z.int(),
    refused: z.array(z.object({ ground: refusalGround, count: z.int() })),
  }),
  illustrative: z.boolean(),
});
export type Poll = z.output<typeof poll>;

// POST /api/feedback/v1/polls/{id}/withdrawal  (committee office of the unit) → poll
export const pollWithdrawal = z.object({ reason });

const receipt = z.object({ receiptCode: z.string().max(60) });
const choices = z.array(code).min(1).max(20);

// POST /api/feedback/v1/polls/{id}/votes  (public) → 201 pollReceipt
export const voteRequest = z.object({ choices, proof: z.string().max(4_000) });
export const pollReceipt = z.object({
  /** The only key to it for whoever sent it, kept as a hash alone. */
  receiptCode: z.string(),
});
export type PollReceipt = z.output<typeof pollReceipt>;
// POST /api/feedback/v1/polls/votes/change | withdrawal  (public, by receipt, while it is open) → vote
export const voteChange = receipt.extend({ choices });
export const pollReceiptRequest = receipt;
export const vote = z.object({ pollId: uuid, choices: z.array(code) });
export type Vote = z.output<typeof vote>;

// POST /api/feedback/v1/polls/{id}/comments  (public) → 201 pollReceipt
export const commentRequest = z.object({
  text: z.string().trim().min(1).max(2_000),
  proof: z.string().max(4_000),
});
export const commentState = z.enum(['waiting', 'published', 'refused', 'withdrawn']);
// POST /api/feedback/v1/polls/comments/status | withdrawal  (public, by receipt) → commentStatus
export const commentStatus = z.object({
  pollId: uuid,
  state: commentState,
  ground: refusalGround.nullable(),
  receivedOn: civilDate,
});
export type CommentStatus = z.output<typeof commentStatus>;
// GET /api/feedback/v1/polls/{id}/comments  (public) → page(publishedComment), the latest published first
export const publishedComment = z.object({ commentId: uuid, text: z.string(), publishedOn: civilDate });
export type PublishedComment = z.output<typeof publishedComment>;

// GET /api/feedback/v1/polls/{id}/moderation?state=  (committee office, inspector) → page(moderatedComment), the oldest first
export const moderationQuery = pageQuery.extend({ state: commentState.default('waiting') });
export const moderatedComment = z.object({
  commentId: uuid,
  text: z.string(),
  state: commentState,
  ground: refusalGround.nullable(),
  receivedOn: civilDate,
  decidedOn: civilDate.nullable(),
  /** What in the text leads straight to a person, where something does: it cannot be published so. */
  personalMark: z.string().nullable(),
});
export type ModeratedComment = z.output<typeof moderatedComment>;
// POST /api/feedback/v1/polls/comments/{commentId}/publication | refusal  (committee office) → moderatedComment
export const commentRefusal = z.object({ ground: refusalGround });
