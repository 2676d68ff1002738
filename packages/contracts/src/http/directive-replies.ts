import { z } from 'zod';
import { instant, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

// POST /api/directive/v1/figure-replies (the official, the head of the unit) → 201 figureReply
export const figureReplyRequest = z.object({
  /** The closed quarter that the figure is of. */
  publicationId: uuid,
  /** The unit's own figure, or that of the official the account belongs to, in the unit. */
  of: z.enum(['unit', 'official']),
  unitId: uuid,
  text: z.string().trim().min(1).max(2000),
});

export const figureReply = z.object({
  replyId: uuid,
  /** The flag or the publication whose figure it answers. */
  flagId: uuid.nullable(),
  publicationId: uuid.nullable(),
  unitId: uuid,
  officialId: uuid.nullable(),
  by: z.enum(['official', 'unit-head']),
  text: z.string(),
  repliedAt: instant,
  illustrative: z.boolean(),
});
export type FigureReplyView = z.output<typeof figureReply>;

// GET /api/directive/v1/figure-replies?flagId=&publicationId=&unitId=&limit=&cursor= (those who see the figure) → page(figureReply)
// GET /api/directive/v1/officials/me/figure-replies → page(figureReply)
export const figureRepliesQuery = pageQuery.extend({
  flagId: uuid.optional(),
  publicationId: uuid.optional(),
  unitId: uuid.optional(),
});

// GET /api/directive/v1/units/{unitId}/figure-replies?publicationId= (public): of the unit's own figures alone
export const unitRepliesQuery = pageQuery.extend({ publicationId: uuid.optional() });
