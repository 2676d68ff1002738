import { z } from 'zod';
import { civilDate, instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** What is signed, word for word. */
const wording = z.string().trim().min(1).max(20_000);

// POST /api/directive/v1/pledges/campaigns → 201 pledgeCampaign
export const pledgeCampaignRequest = z.object({
  title: z.string().trim().min(1).max(300),
  /** Numbers of the documents that order it. */
  legalBasis: z.array(z.string().min(1).max(60)).min(1).max(20),
  /** It can be signed on the days [opensOn, closesOn). */
  opensOn: civilDate,
  closesOn: civilDate,
  text: wording,
  illustrative: z.boolean().default(false),
});

// POST /api/directive/v1/pledges/campaigns/{id}/texts  (If-Match) → 201 pledgeCampaign
export const pledgeTextRequest = z.object({
  text: wording,
  /** Whoever signed an earlier text has to sign this one to be counted. */
  requiresRenewal: z.boolean(),
});

export const pledgeText = z.object({
  version: z.int(),
  text: z.string(),
  /** SHA-256 of the text; who signs names it, so that it is certain what was signed. */
  textHash: hash,
  requiresRenewal: z.boolean(),
  recordedAt: instant,
});

// GET /api/directive/v1/pledges/campaigns , /pledges/campaigns/{id}  (public); the ETag is the number of the last text
export const pledgeCampaign = pledgeCampaignRequest
  .omit({ text: true })
  .extend({ campaignId: uuid, texts: z.array(pledgeText) });
export type PledgeCampaignView = z.output<typeof pledgeCampaign>;

// POST /api/directive/v1/pledges → 201 pledge: the caller signs for a post they hold
// POST /api/directive/v1/pledges/on-paper → 201 pledge: the office records what was signed by hand
export const pledgeRequest = z.object({
  campaignId: uuid,
  /** The unit of the post. */
  unitId: uuid,
  textVersion: z.int().min(1),
  textHash: hash,
  /** Who signs; only ever the caller. */
  officialId: uuid,
});

/** A pledge that was signed by hand, as the office records it. */
export const paperPledgeRequest = z.object({
  campaignId: uuid,
  /** The unit of the post. */
  unitId: uuid,
  officialCode: z.string().min(1).max(35),
  textVersion: z.int().min(1),
  /** The day on the paper. */
  signedOn: civilDate,
  /** Who signed as a witness; another official. Null where nobody did. */
  witnessCode: z.string().min(1).max(35).nullable().default(null),
  /** Where the paper is kept: file and sheet in the archive. */
  keptAt: z.string().trim().min(1).max(200),
  /** SHA-256 of a scan, where one is kept. */
  scanHash: hash.nullable().default(null),
});

// POST /api/directive/v1/pledges/{id}/witness , …/withdrawal  (If-Match) → pledge
export const pledgeState = z.enum(['signed', 'witnessed', 'withdrawn']);
export const pledge = z.object({
  pledgeId: uuid,
  campaignId: uuid,
  officialId: uuid,
  officialCode: z.string(),
  unitId: uuid,
  postId: uuid,
  textVersion: z.int(),
  textHash: hash,
  state: pledgeState,
  /** Of one on paper the beginning of the day on it. */
  signedAt: instant,
  /** Another official, who was in post that day. */
  witness: z.object({ officialId: uuid, officialCode: z.string(), at: instant }).nullable(),
  withdrawnAt: instant.nullable(),
  /** Where the paper is kept that was signed by hand; null where it was signed here. */
  paper: z.object({ keptAt: z.string(), scanHash: hash.nullable(), recordedAt: instant }).nullable(),
  /** Whether the post it was signed for has ended: a new post needs a new pledge. */
  postEnded: z.boolean(),
  version: z.int(),
  illustrative: z.boolean(),
});
export type PledgeView = z.output<typeof pledge>;

// GET /api/directive/v1/pledges?campaignId=&unitId=&state= → page(pledge), latest first
// GET /api/directive/v1/pledges/mine → page(pledge)
export const pledgesQuery = pageQuery.extend({
  campaignId: uuid.optional(),
  unitId: uuid.optional(),
  state: pledgeState.optional(),
});

// GET /api/directive/v1/pledges/campaigns/{id}/unsigned?unitId= → page: who holds a post there and has not signed
export const unsignedQuery = pageQuery.extend({ unitId: uuid });
export const unsignedOfficial = z.object({ postId: uuid, officialId: uuid, officialCode: z.string() });

// GET /api/directive/v1/pledges/campaigns/{id}/coverage?unitId=&day=  (public) → pledgeCoverage
export const coverageQuery = pageQuery.extend({
  /** Whose children are listed; the units without a parent when left out. */
  unitId: uuid.optional(),
  /** Today when left out. */
  day: civilDate.optional(),
});
/** Holders of posts, each once per unit: how many there were, signed, and had a witness. */
const covered = z.object({ officials: z.int(), signed: z.int(), witnessed: z.int() });
export const unitCoverage = z.object({
  unitId: uuid,
  code: z.string(),
  name: z.string(),
  own: covered,
  /** The unit and all below it. */
  subtree: covered,
  illustrative: z.boolean(),
});
export type UnitCoverage = z.output<typeof unitCoverage>;
export const pledgeCoverage = z.object({
  campaignId: uuid,
  day: civilDate,
  /** Pledges on this text or a later one count. */
  fromTextVersion: z.int(),
  unit: unitCoverage.nullable(),
  children: z.array(unitCoverage),
  next: z.string().nullable(),
});
export type PledgeCoverage = z.output<typeof pledgeCoverage>;
