import { z } from 'zod';
import { urgency } from '../events/directive/assignment-issued.v1.js';
import { bilingual, civilDate, uuid } from '../primitives.js';
import { pageQuery } from './page.js';

/**
 * Where a unit stands with a clause, as a letter that needs no colour. Of several tasks of one clause, as recurring reports
 * make them, the letter is that of the one most in need of somebody's attention.
 */
export const cellCode = z.enum(['X', 'V', 'R', 'N', 'O', 'C', 'L', 'D', '.']);
export type CellCode = z.output<typeof cellCode>;

const share = z.string().nullable();

/** Four counts in the order of QĐ 42/2014/QĐ-TTg’s reports, and the published shares of them. */
export const followUpFigure = z.object({
  /** Done in time, done late, open in time, open overdue. */
  counts: z.tuple([z.int(), z.int(), z.int(), z.int()]),
  /** What is done and what is open past its day: the denominator of all three shares. */
  due: z.int(),
  /** Percent as decimal texts of two places; null where nothing is due. */
  done: share,
  doneInTime: share,
  overdue: share,
});

/** By the units' own word, and as the issuer has verified: never one without the other. */
export const followUpFigures = z.object({ selfClosed: followUpFigure, verified: followUpFigure });
export type FollowUpFigures = z.output<typeof followUpFigures>;

const filters = {
  /** Units at this one and below it. */
  withinUnitId: uuid.optional(),
  urgency: urgency.optional(),
};

// GET /api/directive/v1/directives/{id}/matrix?withinUnitId=&urgency=&status=&limit=&cursor= → matrix
export const matrixQuery = pageQuery.extend({
  ...filters,
  /** Rows with at least one cell of this code. Totals are of all rows. */
  status: cellCode.exclude(['.']).optional(),
  /** A row is short: the whole country fits into one answer. */
  limit: z.coerce.number().int().min(1).max(5000).default(500),
});
export const matrix = z.object({
  directiveId: uuid,
  number: z.string(),
  asOf: civilDate,
  /** What each letter means. */
  legend: z.array(z.object({ code: cellCode, meaning: bilingual })),
  clauses: z.array(followUpFigures.extend({ clauseId: uuid, ordinal: z.int() })),
  total: followUpFigures,
  /** Rows in all pages. */
  units: z.int(),
  items: z.array(
    followUpFigures.extend({
      unitId: uuid,
      code: z.string(),
      name: z.string(),
      /** One letter for each of `clauses`, in their order. */
      cells: z.string(),
    }),
  ),
  next: z.string().nullable(),
  illustrative: z.boolean(),
});
export type Matrix = z.output<typeof matrix>;

// GET /api/directive/v1/follow-up?by=directive|clause|unit&directiveId=&withinUnitId=&urgency= → followUp
export const followUpQuery = pageQuery.extend({
  ...filters,
  by: z.enum(['directive', 'clause', 'unit']).default('directive'),
  directiveId: uuid.optional(),
});
export const followUp = z.object({
  asOf: civilDate,
  total: followUpFigures,
  /** By id, which is that of a directive, a clause or a unit. */
  items: z.array(followUpFigures.extend({ id: uuid, name: z.string(), illustrative: z.boolean() })),
  next: z.string().nullable(),
});
export type FollowUpAnswer = z.output<typeof followUp>;

// GET /api/directive/v1/follow-up/published?by=directive|unit&directiveId=&withinUnitId=  (public) → followUp
/** A secret document has no clauses and so no tasks: nothing of one is in these ratios. */
export const publishedFollowUpQuery = followUpQuery
  .pick({ directiveId: true, withinUnitId: true, limit: true, cursor: true })
  .extend({ by: z.enum(['directive', 'unit']).default('directive') });
