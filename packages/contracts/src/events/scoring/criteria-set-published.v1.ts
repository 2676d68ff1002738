import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { bilingual, channel, civilDate, code, uuid } from '../../primitives.js';

/** Which figure a version prints first; a change of it is a break in every series. */
export const headline = z.enum(['linear', 'top-two-box']);

/** What must hold before anything is said about a subject; set before the period begins. */
export const lowRuleParameters = z.object({
  /** θ in hundredths of a point: 6000 is 60.00. */
  thresholdCenti: z.int().min(1).max(9999),
  minimumUnitRatings: z.int().min(1),
  minimumOfficialRatings: z.int().min(1),
  minimumOfficialRaters: z.int().min(1),
  minimumDays: z.int().min(1),
  minimumPerCriterion: z.int().min(10),
  minimumResponsePercent: z.int().min(0).max(100),
  /** How false discoveries among all subjects of a level are controlled; the first where nothing is said. */
  falseDiscovery: z.enum(['benjamini-hochberg', 'benjamini-yekutieli']).optional(),
});

export const criterion = z.object({
  code,
  /** Weight in basis points; the weights of a set sum to 10000. */
  weight: z.int().min(1).max(10_000),
  question: bilingual,
  /**
   * Weight in an official's own record, where it differs: 0 for what the official cannot change, such as the building.
   * Given for all criteria of a set or for none; they sum to 10000.
   */
  officialWeight: z.int().min(0).max(10_000).optional(),
});

/** Basis points of ratings, punctuality and integrity in the overall figure; they sum to 10000. */
export const overallWeights = z.object({
  rating: z.int().min(0).max(10_000),
  onTime: z.int().min(0).max(10_000),
  integrity: z.int().min(0).max(10_000),
});

/** Fixed shares of the channels, in basis points that sum to 10000, for the figure adjusted to them. */
export const channelShares = z.partialRecord(channel, z.int().min(1).max(10_000));

export const criteriaSetPublishedV1 = defineEvent({
  type: 'namkhong.scoring.criteria-set-published.v1',
  topic: 'scoring.methodology.v1',
  summary: 'A version of a criteria set was published; it never changes the past.',
  data: z.object({
    setCode: code,
    version: z.int().min(1),
    title: bilingual,
    effectiveFrom: civilDate,
    /** The documents this version rests on, as people cite them. */
    legalBasis: z.array(z.string().min(1)),
    /** The clause of a directive that ordered these criteria, where there is one. */
    clauseId: uuid.nullable(),
    headline,
    criteria: z.array(criterion).min(1).max(40),
    lowRule: lowRuleParameters,
    overallWeights: overallWeights.optional(),
    channelShares: channelShares.nullable().optional(),
    /** Entered after the fact, as somebody else applied it: nobody is judged by it. */
    retrospective: z.boolean().optional(),
    illustrative: z.boolean(),
  }),
  key: (data) => data.setCode,
});
