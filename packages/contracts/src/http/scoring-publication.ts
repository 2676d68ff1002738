import { z } from 'zod';
import { bilingual, channel, civilDate, code, decimal, instant, quarter, uuid } from '../primitives.js';
import { pageQuery } from './page.js';
import { figureStatus } from './scoring.js';

/** A whole number of any size; below zero only in a remainder's month. */
const whole = z.string().regex(/^-?\d+$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const subjectKind = z.enum(['unit', 'official']);

// POST /api/scoring/v1/periods {setCode, quarter} → 201 publicationSummary
// POST /api/scoring/v1/periods/{setCode}/{quarter}/recompute → 200 recomputation
export const periodRequest = z.object({ setCode: code, quarter });
export const recomputation = z.object({
  /** `unchanged`: the last publication says the same, and stays the last. */
  outcome: z.enum(['published', 'unchanged']),
  publicationId: uuid,
});

// GET /api/scoring/v1/publications?setCode=&quarter=  (public), latest first
export const publicationsQuery = pageQuery.extend({
  cursor: uuid.optional(),
  setCode: code.optional(),
  quarter: quarter.optional(),
  /** Only those that no later one supersedes. */
  latest: z.stringbool().default(false),
});
export const publicationSummary = z.object({
  publicationId: uuid,
  setCode: code,
  quarter,
  publishedAt: instant,
  supersedes: uuid.nullable(),
  /** The publication that says better; this one stays readable. */
  supersededBy: uuid.nullable(),
  manifestHash: hash,
  units: z.int(),
  illustrative: z.boolean(),
});
export type PublicationSummary = z.output<typeof publicationSummary>;

const printedFigure = z.strictObject({
  value: decimal,
  lower: decimal.nullable(),
  upper: decimal.nullable(),
});
const printedShare = printedFigure.extend({ of: whole });

/** What is published of one subject: texts alone, so that everybody who computes them writes them alike. */
export const subjectOutputs = z.strictObject({
  status: figureStatus,
  n: whole.nullable(),
  score: printedFigure.nullable(),
  topTwoBox: printedFigure.nullable(),
  criteria: z.array(
    z.strictObject({
      code,
      n: whole.nullable(),
      score: decimal.nullable(),
      topTwoBox: decimal.nullable(),
      /** Points that the criterion brings and loses; those of all criteria are 100.00 together. */
      contribution: decimal.nullable(),
      lost: decimal.nullable(),
    }),
  ),
  onTime: printedShare.nullable(),
  responseRate: printedShare.nullable(),
  representative: z.boolean().nullable(),
  setAside: z.array(z.strictObject({ rule: code, count: whole.nullable() })),
  bothWays: z.strictObject({ n: whole, score: decimal }).nullable(),
});

const commitment = z.strictObject({ inputs: hash, own: hash });
const logPositions = z.record(z.string(), z.record(z.string(), whole));

/** The public manifest. Strict: what it does not name was not signed. */
export const manifest = z.strictObject({
  form: z.literal('namkhong.publication.v1'),
  publicationId: uuid,
  setCode: code,
  quarter,
  supersedes: uuid.nullable(),
  publishedAt: instant,
  illustrative: z.boolean(),
  method: z.strictObject({ formulas: hash, parameters: hash, quantiles: hash }),
  sets: z.array(
    z.strictObject({
      version: z.int(),
      criteria: z.array(z.strictObject({ code, weight: z.int(), officialWeight: z.int().optional() })),
      hash,
    }),
  ),
  log: logPositions,
  exclusions: hash,
  trees: hash,
  snapshots: hash,
  undecided: z.boolean(),
  total: subjectOutputs,
  units: z.array(commitment.extend({ unitId: uuid, level: z.string(), outputs: subjectOutputs })),
  others: z.array(commitment),
});

// GET /api/scoring/v1/publications/{id}  (public)
export const publicationView = z.object({
  manifest,
  /** SHA-256 of its canonical JSON, and the signature over the same text. */
  manifestHash: hash,
  keyId: z.string(),
  signature: z.base64(),
  supersededBy: uuid.nullable(),
});
export type PublicationView = z.output<typeof publicationView>;

// GET /api/scoring/v1/publications/{id}/sipas?format=  (public): shares in the shape of the ministry's survey
export const sipasQuery = z.object({ format: z.enum(['json', 'csv']).default('json') });
export const sipasFigures = z.object({
  publicationId: uuid,
  setCode: code,
  quarter,
  supersededBy: uuid.nullable(),
  /** The act whose formula this is; null where none is known for the quarter. */
  method: z.string().nullable(),
  /** That these are ratings of dossiers, and not the ministry's index. */
  notice: bilingual,
  illustrative: z.boolean(),
  units: z.array(
    z.object({
      unitId: uuid,
      items: z.array(
        z.object({
          criterion: code,
          /** The element of the service whose code the criterion bears. */
          element: bilingual.nullable(),
          /** Withheld below ten answers: then the figures are null, and never 0. */
          status: z.enum(['published', 'suppressed']),
          n: whole.nullable(),
          /** "Hài lòng" and "Rất hài lòng". */
          satisfied: whole.nullable(),
          /** Percent. */
          share: decimal.nullable(),
        }),
      ),
    }),
  ),
});
export type SipasFigures = z.output<typeof sipasFigures>;

// GET /api/scoring/v1/publications/{id}/funnels  (public): units of one kind around their common mean, in place of a league table
export const publicationFunnels = z.object({
  publicationId: uuid,
  setCode: code,
  quarter,
  supersededBy: uuid.nullable(),
  illustrative: z.boolean(),
  /** By kind of unit; none of fewer than ten units that can be compared. */
  funnels: z.array(
    z.object({
      level: z.string(),
      setVersion: z.int(),
      /** Mean of the units weighed by their n, the dispersion beyond chance, and the variance between units (points²). */
      target: decimal,
      dispersion: z.number(),
      betweenUnits: z.number(),
      points: z.array(
        z.object({
          unitId: uuid,
          n: whole,
          /** The published score, in points. */
          score: decimal,
          z: z.number(),
          lower95: z.number(),
          upper95: z.number(),
          lower998: z.number(),
          upper998: z.number(),
        }),
      ),
    }),
  ),
});
export type PublicationFunnels = z.output<typeof publicationFunnels>;

// GET /api/scoring/v1/publications/keys  (public): every key that anything was ever signed with
export const publicationKeys = z.object({
  items: z.array(
    z.object({
      keyId: z.string(),
      publicKey: z.base64(),
      algorithm: z.literal('Ed25519'),
      firstUsedAt: instant,
    }),
  ),
});

const counts = z.array(whole);
const dayTotal = z.strictObject({ n: whole, sum: whole, sumOfSquares: whole });

/** Everything a subject's figures are computed from; whole numbers as texts. */
export const subjectInputs = z.strictObject({
  kind: subjectKind,
  subjectId: uuid,
  unitId: uuid,
  level: z.string(),
  versions: z.array(
    z.strictObject({
      setVersion: z.int(),
      rated: whole,
      histograms: counts,
      crosses: counts,
      days: z.array(dayTotal.extend({ day: civilDate })),
    }),
  ),
  strata: z.array(z.strictObject({ setVersion: z.int(), stratum: z.string(), histograms: counts })),
  service: z.strictObject({ closed: whole, invited: whole, onTime: whole }),
  distinctRaters: z.int().nullable(),
  setAside: z.strictObject({
    byRule: z.array(z.strictObject({ rule: code, count: whole })),
    versions: z.array(z.strictObject({ setVersion: z.int(), rated: whole, histograms: counts })),
    told: z.boolean(),
  }),
  droppedChannels: z.array(channel),
  blocks: z.array(
    z.strictObject({
      unitId: uuid,
      units: z.array(uuid),
      month: civilDate,
      setVersion: z.int(),
      channels: z.array(channel),
      wholeQuarter: z.boolean(),
      content: z.strictObject({ rated: whole, histograms: counts, crosses: counts, days: counts }),
      snapshots: counts,
    }),
  ),
});

// GET /api/scoring/v1/publications/{id}/inputs?cursor=  (reviewer): whole, with dates
export const inputsQuery = pageQuery.extend({ cursor: z.string().max(200).optional() });
export const saltedInputs = z.object({ inputs: subjectInputs, salt: hash });

// GET /api/scoring/v1/publications/{id}/snapshots  (reviewer): how far the log was folded when blocks were told
export const publicationSnapshots = z.object({ snapshots: z.record(z.string(), logPositions) });

const daySums = z.strictObject({
  days: whole,
  n: whole,
  sum: whole,
  sumOfSquares: whole,
  daySquares: whole,
  countTimesDay: whole,
  countSquares: whole,
});

/** A subject's own inputs: no dates, no days of one or two people. */
export const ownInputs = z.strictObject({
  kind: subjectKind,
  subjectId: uuid,
  unitId: uuid,
  level: z.string(),
  service: subjectInputs.shape.service,
  distinctRaters: z.int().nullable(),
  droppedChannels: z.array(channel),
  versions: z.array(
    z.strictObject({
      setVersion: z.int(),
      rated: whole,
      criteria: z.array(
        z.strictObject({ n: whole, codeSum: whole, histogram: z.array(whole).length(5).nullable() }),
      ),
      crosses: counts,
      daySums,
      days: z.array(dayTotal),
      daysLeftOut: z.int(),
    }),
  ),
  setAside: z.strictObject({
    byRule: subjectOutputs.shape.setAside,
    versions: z.array(z.strictObject({ setVersion: z.int(), rated: whole, histograms: counts })),
    told: z.boolean(),
  }),
});

// GET /api/scoring/v1/publications/{id}/subjects/{subjectId}/inputs  (the subject, its unit's head, a reviewer)
export const ownPublication = z.object({
  publicationId: uuid,
  inputs: ownInputs,
  /** With it the hash of the inputs is found in the manifest. */
  salt: hash,
  outputs: subjectOutputs,
});

// GET /api/scoring/v1/officials/me/figures  (the official): closed quarters, latest first
export const ownFigures = z.object({
  officialId: uuid,
  items: z.array(
    z.object({
      publicationId: uuid,
      setCode: code,
      quarter,
      publishedAt: instant,
      outputs: subjectOutputs,
      illustrative: z.boolean(),
    }),
  ),
});
