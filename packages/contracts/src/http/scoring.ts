import { z } from 'zod';
import {
  channelShares,
  criterion,
  headline,
  lowRuleParameters,
  overallWeights,
} from '../events/scoring/criteria-set-published.v1.js';
import {
  assurance,
  bilingual,
  civilDate,
  code,
  decimal,
  histogram,
  instant,
  month,
  uuid,
} from '../primitives.js';

// POST /api/scoring/v1/criteria-sets → 201 criteriaSet ; GET /criteria-sets , /criteria-sets/{code}  (public)
export const criteriaSetRequest = z.object({
  setCode: code,
  title: bilingual,
  effectiveFrom: civilDate,
  legalBasis: z.array(z.string().min(1).max(300)).max(20),
  clauseId: uuid.nullable().default(null),
  headline: headline.default('linear'),
  criteria: z.array(criterion).min(1).max(40),
  lowRule: lowRuleParameters.prefault({
    thresholdCenti: 6000,
    minimumUnitRatings: 100,
    minimumOfficialRatings: 50,
    minimumOfficialRaters: 30,
    minimumDays: 20,
    minimumPerCriterion: 10,
    minimumResponsePercent: 10,
  }),
  overallWeights: overallWeights.prefault({ rating: 7000, onTime: 2000, integrity: 1000 }),
  channelShares: channelShares.nullable().default(null),
  /** Entered after the fact, as somebody else applied it; otherwise a version takes effect after its publication. */
  retrospective: z.boolean().default(false),
  illustrative: z.boolean().default(false),
});
export const criteriaSet = criteriaSetRequest.extend({ version: z.int() });
export type CriteriaSetView = z.output<typeof criteriaSet>;

// GET /api/scoring/v1/criteria-sets/{code}?on=YYYY-MM-DD  (public) → the version in force that day
export const criteriaSetOn = z.object({ on: civilDate.optional() });

// GET /api/scoring/v1/criteria-sets/{code}/versions  (public) → every version, the first one first
export const criteriaSetVersions = z.object({
  items: z.array(
    z.object({
      set: criteriaSet,
      publishedAt: instant,
      /** Whether it was published before the day on which it took effect. */
      inAdvance: z.boolean(),
      /** What changed against the version before it; null for the first. */
      change: z.object({ comparable: z.boolean(), reason: bilingual }).nullable(),
    }),
  ),
});

/** `suppressed`: fewer than the privacy floor; `insufficient`: published rules say no figure. */
export const figureStatus = z.enum(['rated', 'indicative', 'insufficient', 'suppressed']);

/** Decimal texts in points 0–100, rounded once; bounds are rounded outward. */
export const interval = z.object({ lower: decimal, upper: decimal });

export const criterionFigure = z.object({
  code,
  question: bilingual,
  status: figureStatus,
  n: z.int().nullable(),
  linear: decimal.nullable(),
  topTwoBox: decimal.nullable(),
  /** Points that it brings and loses; of all criteria together 100.00. Null where there is no composite. */
  contribution: decimal.nullable(),
  lost: decimal.nullable(),
  histogram: histogram.nullable(),
});

/** A share in percent with its interval, and how many it is a share of. */
const share = z.object({
  value: decimal,
  lower: decimal.nullable(),
  upper: decimal.nullable(),
  of: z.string().regex(/^\d+$/),
});

export const figure = z.object({
  setCode: code,
  setVersion: z.int(),
  title: bilingual,
  assurance,
  headline,
  from: civilDate,
  to: civilDate,
  status: figureStatus,
  n: z.int().nullable(),
  /** The linear score 0–100. */
  linear: decimal.nullable(),
  linearInterval: interval.nullable(),
  /** Share of levels 4 and 5, in percent. */
  topTwoBox: decimal.nullable(),
  topTwoBoxInterval: interval.nullable(),
  criteria: z.array(criterionFigure),
  /** Of dossiers closed in the months that are told; null where fewer than ten are known. */
  onTime: share.nullable(),
  /** Of the invited in these months; of ballots only, and null where two versions share a month. */
  responseRate: share.nullable(),
});
export type FigureView = z.output<typeof figure>;

// GET /api/scoring/v1/units/{unitId}/figures  (public)
export const unitFigures = z.object({
  unitId: uuid,
  illustrative: z.boolean(),
  asOf: instant.nullable(),
  figures: z.array(figure),
  series: z.array(
    z.object({
      setCode: code,
      title: bilingual,
      assurance,
      points: z.array(
        z.object({
          month,
          setVersion: z.int(),
          headline,
          status: figureStatus,
          n: z.int().nullable(),
          linear: decimal.nullable(),
          topTwoBox: decimal.nullable(),
          /** The headline figure with its interval. */
          value: decimal.nullable(),
          lower: decimal.nullable(),
          upper: decimal.nullable(),
          /** What another publisher printed for the month, whole points. */
          printedFigure: z.int().nullable(),
        }),
      ),
      /** Where the method changed: figures before and after are not comparable. */
      breaks: z.array(z.object({ month, fromVersion: z.int(), toVersion: z.int(), reason: bilingual })),
    }),
  ),
});
export type UnitFigures = z.output<typeof unitFigures>;

// GET /api/scoring/v1/watermark  (operator) → how far the events are folded
export const watermark = z.object({
  asOf: instant.nullable(),
  ratings: z.int(),
  partitions: z.array(z.object({ topic: z.string(), partition: z.int(), nextOffset: z.string() })),
});
