import { z } from 'zod';
import {
  assurance,
  bilingual,
  channel,
  civilDate,
  code,
  histogram,
  instant,
  level,
  levels,
  month,
  outcome,
  uuid,
} from '../primitives.js';
import { ballotToken } from '../sealed.js';
import { furtherAnswers, furtherForm } from './feedback-forms.js';

export { ballotToken };

// POST /api/feedback/v1/dossiers  (operator: the feed of closed dossiers) → { accepted, unchanged, rejected[], ballots[] }
export const closedDossier = z.object({
  /** Mã hồ sơ, in its real grammar. */
  dossierCode: z.string().min(1).max(60),
  unitCode: z.string().min(1).max(35),
  officialCode: z.string().max(35).nullable().default(null),
  servicePoint: code.nullable().default(null),
  procedureGroup: code,
  outcome,
  closedOn: civilDate,
  onTime: z.boolean(),
  /** Whether the person can be reached, where the authority's own system sends the ballot; else left out. */
  phone: z.enum(['valid', 'missing', 'invalid']).default('valid'),
  /**
   * The number of the person served, as it was written down; `''` where there is none. With it `phone` is worked out here,
   * and the ballot goes to that number alone: both are sealed at once and neither stored nor told.
   */
  mobile: z.string().max(40).nullable().default(null),
  /** Language of the invitation. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('vi'),
  /** Whether the ballot is also told in the answer, to be printed on the slip that the person takes along. */
  slip: z.boolean().default(false),
  /**
   * An opaque reference the authority's own system keeps for the person served, the same each time. It is hashed at
   * once, for counting distinct raters of one official, and neither stored nor logged.
   */
  applicant: z.string().min(1).max(200).nullable().default(null),
});
export const dossiersRequest = z.object({ dossiers: z.array(closedDossier).min(1).max(1000) });
export const dossiersResponse = z.object({
  accepted: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.object({ index: z.int(), code: z.string(), message: z.string() })),
  /** Lines that were taken in though their number is of no use: each by what is wrong with it. */
  numbers: z.array(z.object({ index: z.int(), code: z.string(), message: z.string() })),
  /** How many were sent an invitation. */
  invited: z.int(),
  /** Shown once: only hashes are kept. None for whom the draw left out, or who is invited and wants no slip. */
  ballots: z.array(z.object({ dossierCode: z.string(), token: ballotToken, expiresAt: instant })),
});

// POST /api/feedback/v1/sampling-rules (committee office above the unit) → samplingRule ; GET → samplingRules
/** What share of those served is asked, drawn by lot. The nearest rule counts: the official's, the unit's, one above it. */
export const samplingRuleRequest = z.object({
  /** Null: the whole organisation. */
  unitId: uuid.nullable(),
  /** Of one official of the unit only. */
  officialId: uuid.nullable().default(null),
  /** In hundredths of a percent, 10000 for everybody. */
  share: z.int().min(1).max(10_000),
  /** From the first day on which it draws; after today, so that nobody chooses with the list in hand. */
  validFrom: civilDate,
  /** The decision it rests on, `15/KH-UBND`. */
  basis: z.string().trim().min(1).max(200),
});
export const samplingRule = samplingRuleRequest.extend({ ruleId: uuid });
export const samplingRules = z.object({ items: z.array(samplingRule) });

// GET /api/feedback/v1/draws/{day} (public) → draw ; GET …/{day}/seed?after= (inspector, when the day is over) → drawReveal
export const drawDay = z.object({ day: civilDate });
/** Made the day before and published at once: nobody can choose a seed that draws as they wish. */
export const draw = z.object({
  day: civilDate,
  /** SHA-256 of the seed, hex. */
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
});
export const drawRevealQuery = z.object({ after: z.string().max(80).default('') });
/**
 * Somebody is asked where the first 32 bits of HMAC-SHA-256(seed, dossier code) × 10000 are below share × 2³². Whoever has
 * the seed and the list of dossiers comes to the same answer.
 */
export const drawReveal = draw.extend({
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  dossiers: z.array(z.object({ dossierCode: z.string(), share: z.int(), drawn: z.boolean() })),
  /** Ask again after this code; null where it was the last. */
  next: z.string().nullable(),
});

// GET /api/feedback/v1/ballot  with header `nk-ballot: <token>`  (public) → ballotView
export const ballotHeader = 'nk-ballot';
/** By what a browser is recognised at one official, if it says so; goes into a keyed hash at once. */
export const deviceHeader = 'nk-device';
export const ballotView = z.object({
  unitId: uuid,
  unitName: z.string(),
  procedureGroup: code,
  closedOn: civilDate,
  hasOfficial: z.boolean(),
  expiresAt: instant,
  setCode: code,
  setVersion: z.int(),
  questions: z.array(z.object({ code, question: bilingual })),
  /** What is asked beside the criteria, where anything is. */
  form: furtherForm.nullable().default(null),
  illustrative: z.boolean(),
});
export type BallotView = z.output<typeof ballotView>;

// POST /api/feedback/v1/ratings  (public, headers nk-ballot, nk-device) → 201 ratingReceipt, only after commit
export const ratingRequest = z.object({
  levels,
  secondsTaken: z.int().min(0).max(86_400).nullable().default(null),
  channel: z.enum(['web', 'qr', 'kiosk']).default('web'),
  further: furtherAnswers.nullable().default(null),
});
/**
 * With an `Idempotency-Key` (at least 22 random characters, as the receipt is worked out from it and the ballot) the same
 * request gives the same receipt again; without one the second gets `409 ballot-spent`.
 */
export const ratingReceipt = z.object({
  /** Proves later that it was counted or not; never the levels. */
  receipt: z.string(),
});

// GET, PUT, DELETE /api/feedback/v1/rating  with header `nk-receipt`  (public) → ratingState; DELETE → 204
export const receiptHeader = 'nk-receipt';
/** What a receipt proves. The levels are never told: whoever can show them can be made to. */
export const ratingState = z.object({
  /** `counted`: in the figures; `under-review`: out until a person decides; `excluded`: out by `rule`. */
  state: z.enum(['counted', 'under-review', 'excluded', 'withdrawn']),
  /** The published rule, or `review` where a person decided; null for what counts or was withdrawn. */
  rule: code.nullable(),
  unitId: uuid,
  day: civilDate,
  setCode: code,
  setVersion: z.int(),
  assurance,
  channel,
  /** How often it was changed. */
  revision: z.int().min(0),
  /** The last day on which it can be changed or withdrawn with the receipt. */
  changeableUntil: civilDate,
});
// GET /api/feedback/v1/rating/export (public, header nk-receipt) → ratingExport
/** Everything that is kept under a receipt, without the answers: whoever can show them can be made to. */
export const ratingExport = ratingState.extend({
  servicePoint: z.string().nullable(),
  procedureGroup: code,
  outcome: outcome.nullable(),
  isAboutOfficial: z.boolean(),
  illustrative: z.boolean(),
  answersKept: z.boolean(),
  furtherAnswersKept: z.boolean(),
  /** What is kept nowhere, and so is in no export. */
  neverKept: z.array(z.enum(['name', 'phone', 'address', 'device', 'dossier', 'time'])),
});
/** What was answered beside the criteria is replaced as well: by nothing where it is left out. */
export const ratingRevision = z.object({ levels, further: furtherAnswers.nullable().default(null) });
export const ratingWithdrawal = z.object({
  /**
   * Forgets the receipt as well, so that nobody can find the rating any more. After the last day for changes that alone is
   * done: the answers stay in the figures as nobody's.
   */
  erase: z.stringbool().default(false),
});

// POST /api/feedback/v1/assisted-ratings/calls (`rating.record-call`), …/counter (`rating.record-for-citizen`)
// with header `nk-ballot` → 201 ratingReceipt, to be read out or handed to the citizen
export const assistedRating = z.object({ levels });

// GET /api/feedback/v1/challenges (public) → challenge, as ALTCHA's widget asks for it
export const challenge = z.looseObject({
  parameters: z.looseObject({ algorithm: z.string(), nonce: z.string(), salt: z.string() }),
  signature: z.string(),
});

// GET /api/feedback/v1/service-points/{code} (public) → servicePointView ; GET …/{code}/sheet?format= (print-code)
export const servicePointPath = z.object({ code: z.string().min(1).max(35) });
export const servicePointView = z.object({
  code: z.string(),
  name: z.string(),
  unitId: uuid,
  unitName: z.string(),
  setCode: code,
  setVersion: z.int(),
  questions: z.array(z.object({ code, question: bilingual })),
  /** What is asked beside the criteria, where anything is. */
  form: furtherForm.nullable().default(null),
  illustrative: z.boolean(),
});
export type ServicePointView = z.output<typeof servicePointView>;
export const sheetQuery = z.object({ format: z.enum(['html', 'svg', 'png']).default('html') });

// POST /api/feedback/v1/open-ratings (public) → 201 ratingReceipt
export const openRating = z.object({
  /** Code of the service point on the poster. */
  servicePoint: z.string().min(1).max(35),
  levels,
  secondsTaken: z.int().min(0).max(86_400).nullable().default(null),
  /** The solved challenge, as ALTCHA's widget gives it: base64 of JSON {challenge, solution}. */
  proof: z.base64().max(4_096),
  further: furtherAnswers.nullable().default(null),
});
export type OpenRating = z.output<typeof openRating>;

// POST /api/feedback/v1/imports/history  (operator; dossiers of illustrative units only) → importReport
/** Ratings of past days for the demonstration; `line` in the report is the place in the list, from 1. */
export const historyImport = z.object({
  ratings: z
    .array(
      z.object({
        dossierCode: z.string().min(1).max(60),
        /** The local day that stands in for today. */
        day: civilDate,
        channel: z.enum(['web', 'qr', 'kiosk']),
        levels,
      }),
    )
    .min(1)
    .max(5000),
});

// POST /api/feedback/v1/imports/tallies?dryRun=  application/json → importReport, `line` as for the history
export const tallyImport = z.object({
  setCode: code,
  illustrative: z.boolean().default(false),
  tallies: z
    .array(
      z.object({
        unitCode: z.string().min(1).max(35),
        month,
        channel,
        counts: z.record(code, histogram),
        printedFigure: z.int().min(0).max(100).nullable().default(null),
      }),
    )
    .min(1)
    .max(5000),
});

/** Imports may be tried without writing anything. */
export const importDryRun = z.object({ dryRun: z.stringbool().default(false) });

// POST /api/feedback/v1/imports/surveys?dryRun=  application/json surveyImport → importReport
// PUT /api/feedback/v1/mappings/{name} surveyMapping → 204 ; GET → surveyMapping
export const surveyMapping = z.object({
  setCode: code,
  channel,
  illustrative: z.boolean().default(false),
  /** Column with a key that is unique in the file; the same file twice counts once. */
  rowKey: z.string(),
  /** Column → unit code, where `units` maps what the file says to a unit code. */
  unitColumn: z.string(),
  units: z.record(z.string(), z.string()),
  dayColumn: z.string(),
  /** Luxon format of the day column. */
  dayFormat: z.string(),
  procedureGroup: code,
  /** Criterion code → column. */
  criteria: z.record(code, z.string()),
  /** File value → level; every other value listed in `noAnswer` counts as no answer. */
  values: z.record(z.string(), level),
  noAnswer: z.array(z.string()),
});
export type SurveyMapping = z.output<typeof surveyMapping>;

export const surveyImport = z.object({
  /** In full, or the name of a saved one. */
  mapping: z.union([code, surveyMapping]),
  /** The text of the CSV file, with its header. */
  csv: z.string().min(1),
});

// GET /api/feedback/v1/coverage?unitId=&from=&to=  (unit head and above) served, invited, answered
/** Whole months, `to` included, over ten years at most: no day can be read by subtracting two answers. */
export const coverageQuery = z
  .object({ unitId: uuid, from: month, to: month })
  .refine((query) => query.from <= query.to, { path: ['to'], message: 'not before from' })
  .refine((query) => Number(query.to.slice(0, 4)) - Number(query.from.slice(0, 4)) < 10, {
    path: ['from'],
    message: 'not ten calendar years before to',
  });
export const coverage = z.object({
  unitId: uuid,
  from: month,
  to: month,
  closed: z.int(),
  invited: z.int(),
  /** Sum of the finished months with at least ten answers; null when no month may be told. */
  answered: z.int().nullable(),
  /** Months whose answers the privacy floor withholds, and the running month. */
  withheldMonths: z.array(month),
  missingPhone: z.int(),
  invalidPhone: z.int(),
});

// GET /api/feedback/v1/coverage/officials?unitId=&from=&to=  (as coverage) → officialsCoverage
export const officialsCoverage = z.object({
  unitId: uuid,
  from: month,
  to: month,
  officials: z.array(
    z.object({
      officialId: uuid,
      closed: z.int(),
      invited: z.int(),
      /** Sum of the months that may be told: of this official and beside all others; null when none may. */
      answered: z.int().nullable(),
      missingPhone: z.int(),
      invalidPhone: z.int(),
    }),
  ),
});
