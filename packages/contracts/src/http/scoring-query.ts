import { z } from 'zod';
import { grantRole } from '../events/directive/grant-recorded.v1.js';
import {
  assurance,
  bilingual,
  channel,
  civilDate,
  code,
  decimal,
  instant,
  month,
  uuid,
} from '../primitives.js';
import { interval } from './scoring.js';

export const measure = z.enum([
  'n',
  'linear',
  'top-two-box',
  'response-rate',
  'on-time',
  'integrity',
  'overall',
  'shrunken',
  'adjusted',
]);
export const dimension = z.enum([
  'unit',
  /** By the closed quarter, for those above the officials; with no other dimension than `unit`. */
  'official',
  'criterion',
  'set-version',
  'assurance',
  'channel',
  'stratum',
  'procedure-group',
]);
export const grain = z.enum(['day', 'month', 'quarter', 'half-year', 'year', 'all']);
/** What is computed over the rows of an answer, beside the rows themselves. */
export const analysis = z.enum(['ranks', 'funnel', 'control-chart']);
export const fileFormat = z.enum(['json', 'csv', 'xlsx', 'parquet']);

/** Whole months, `to` included. */
const monthWindow = z.object({ from: month, to: month });

// POST /api/scoring/v1/query?format=&cursor=  (analyst, unit head, committee office, inspector, reviewer)
export const indexQuery = z.object({
  setCode: code,
  measures: z.array(measure).min(1),
  dimensions: z.array(dimension).max(5).default([]),
  grain: grain.default('all'),
  window: monthWindow,
  /** Units added up to a level of the tree, 0 the topmost; left out, each unit stands for itself. */
  rollUp: z
    .object({ level: z.int().min(0).max(15), tree: z.enum(['as-was', 'as-is']).default('as-is') })
    .optional(),
  filters: z
    .object({
      unitIds: z.array(uuid).max(4000).optional(),
      criteria: z.array(code).max(40).optional(),
      assurance: assurance.optional(),
      channels: z.array(channel).min(1).max(20).optional(),
      setVersions: z.array(z.int().min(1)).min(1).max(100).optional(),
      /** What was asked for and how it ended: `land/approved`. */
      strata: z.array(z.string().min(1).max(100)).min(1).max(40).optional(),
      procedureGroups: z.array(code).min(1).max(40).optional(),
    })
    .default({}),
  /** Another window whose row of the same unit, criterion, version, assurance and channel stands beside each row. */
  compareWith: monthWindow.optional(),
  analyses: z.array(analysis).max(3).default([]),
  /** Rows in one answer; the rest by `cursor`. */
  limit: z.int().min(1).max(20_000).default(20_000),
  cursor: z.string().max(400).optional(),
});
export type IndexQuery = z.output<typeof indexQuery>;

/** A share in percent with Wilson's interval. */
const share = z.object({ value: decimal, interval: interval.nullable(), of: z.int() });

/**
 * G = 100 − 5·min(20, points), with all that makes it up: final findings that count on the day, of the unit and of its
 * officials, 2, 5 and 10 points each.
 */
const integrity = z.object({
  value: decimal,
  points: z.int(),
  minor: z.int(),
  serious: z.int(),
  grave: z.int(),
  /** The last day of the period, or today where that comes first. */
  on: civilDate,
});

/**
 * I = Σ weight·component/10000 of the ratings, punctuality and integrity, by the weights of the version; for display. The
 * contributions add up to the value exactly.
 */
const overall = z.object({ value: decimal, rating: decimal, onTime: decimal, integrity: decimal });

/** Against the row of the other window: `difference` is this less that, in points; z and p where both have an interval. */
const comparison = z.object({
  n: z.int(),
  linear: decimal,
  difference: decimal,
  z: z.number().nullable(),
  /** Two-sided, rounded up in the sixth decimal. */
  p: z.number().nullable(),
});

export const indexRow = z.object({
  period: z.string(),
  unitId: uuid.nullable(),
  /** An official, and the publication that told their figures; only where they are asked for. */
  officialId: uuid.optional(),
  publicationId: uuid.optional(),
  /** Of an official: channels that are left out of these figures, since an alert about them was confirmed. */
  leftOutChannels: z.array(channel).optional(),
  /** Channels about which it was decided otherwise since, and these figures are the older ones still. */
  outdatedChannels: z.array(channel).optional(),
  criterion: code.nullable(),
  setVersion: z.int().nullable(),
  assurance: assurance.nullable(),
  /** Channels that are told as one are joined: `kiosk+sms`. */
  channel: z.string().nullable(),
  stratum: z.string().nullable().optional(),
  procedureGroup: z.string().nullable().optional(),
  status: z.enum(['published', 'suppressed']),
  n: z.int().nullable(),
  linear: decimal.nullable(),
  linearInterval: interval.nullable(),
  topTwoBox: decimal.nullable(),
  topTwoBoxInterval: interval.nullable(),
  /** Versions of the criteria set that the row rests on. */
  methodVersions: z.array(z.int()),
  /** Whether the method changed within the row or since the row before it in time: do not compare them. */
  breakInSeries: z.boolean(),
  responseRate: share.nullable().optional(),
  onTime: share.nullable().optional(),
  integrity: integrity.optional(),
  /** Null where a component may not be told, or its weights changed within the row. */
  overall: overall.nullable().optional(),
  /** Drawn towards the peers of the row's period and assurance; null where fewer than ten peers can be compared. */
  shrunken: decimal.nullable().optional(),
  /** As if everybody had the same mix of cases; null where some part of the mix may not be told. */
  adjusted: decimal.nullable().optional(),
  comparison: comparison.nullable().optional(),
});
export type IndexRow = z.output<typeof indexRow>;

const ofRow = z.object({ unitId: uuid, period: z.string(), assurance });
const funnel = z.object({
  period: z.string(),
  assurance,
  /** Mean of all units, the dispersion beyond chance, and the variance between units, in squared points. */
  target: decimal,
  dispersion: z.number(),
  betweenUnits: z.number(),
  points: z.array(
    z.object({
      unitId: uuid,
      n: z.int(),
      linear: decimal,
      z: z.number(),
      /** 95 % and 99.8 % limits at this n, in points. */
      lower95: z.number(),
      upper95: z.number(),
      lower998: z.number(),
      upper998: z.number(),
    }),
  ),
});
const controlChart = z.object({
  unitId: uuid.nullable(),
  assurance,
  target: decimal,
  points: z.array(
    z.object({
      period: z.string(),
      z: z.number(),
      ewma: z.number(),
      limit: z.number(),
      cusumLow: z.number(),
      cusumHigh: z.number(),
      signal: z.boolean(),
    }),
  ),
});

export const indexResult = z.object({
  asOf: instant.nullable(),
  /** How many base cells the privacy floor withheld from this answer. */
  withheldCells: z.int(),
  rows: z.array(indexRow),
  /** Asks for the rest with the same question; null at the end. */
  next: z.string().nullable(),
  illustrative: z.boolean(),
  /** Versions of the criteria set in the window, each with the day from which it was in force. */
  versions: z.array(z.object({ version: z.int(), effectiveFrom: z.string() })),
  /** Never a position alone: the positions that a unit may hold, all at once with 95 % certainty. */
  ranks: z
    .array(
      ofRow.extend({
        rank: z.object({ best: z.int(), worst: z.int(), expected: z.number() }),
        of: z.int(),
      }),
    )
    .optional(),
  funnels: z.array(funnel).optional(),
  controlCharts: z.array(controlChart).optional(),
});
export type IndexResult = z.output<typeof indexResult>;

// GET /api/scoring/v1/query-log  (operator)
export const loggedQuery = z.object({
  queryId: uuid,
  /** The `sub` of who asked. */
  subject: z.string(),
  askedAt: instant,
  kind: z.enum(['query', 'sandbox', 'export']),
  format: fileFormat,
  question: z.record(z.string(), z.unknown()),
  /** `answered`, the code of the problem, or `asked` where nothing is known of it: the service ended meanwhile. */
  outcome: z.string(),
  rows: z.int(),
  durationMs: z.number(),
});

// GET /api/scoring/v1/dictionary  (public)
export const dataDictionary = z.object({
  /** What the values of questions and the columns of files mean. */
  entries: z.array(
    z.object({
      kind: z.enum(['measure', 'dimension', 'grain', 'analysis', 'column', 'view-column']),
      name: z.string(),
      type: z.string(),
      /** `points 0–100`, `percent 0–100`, `ratings ≥ 10`; empty for names. */
      unit: z.string(),
      formula: z.string().nullable(),
      meaning: bilingual,
    }),
  ),
});
export type DataDictionary = z.output<typeof dataDictionary>;

// POST /api/scoring/v1/sandbox  (analyst, committee office): figures by other weights; nothing is kept or published
export const sandboxRequest = z.object({
  question: indexQuery,
  /** Ten-thousandths by criterion, 10,000 together; a criterion left out weighs nothing. */
  weights: z.record(code, z.int().min(1).max(10_000)),
  /** In points: which rows would lie below it with 95 % certainty. */
  threshold: z.number().min(0).max(100).optional(),
});
export const sandboxResult = z.object({
  /** Always true: no row of this answer is a figure of the platform. */
  sandbox: z.literal(true),
  notice: bilingual,
  illustrative: z.boolean(),
  rows: z.array(
    z.object({
      period: z.string(),
      unitId: uuid.nullable(),
      assurance: assurance.nullable(),
      channel: z.string().nullable(),
      methodVersions: z.array(z.int()),
      status: z.enum(['computed', 'suppressed', 'insufficient']),
      n: z.int().nullable(),
      linear: decimal.nullable(),
      linearInterval: interval.nullable(),
      /** By the published weights, for comparison. */
      published: decimal.nullable(),
      belowThreshold: z.boolean().nullable(),
    }),
  ),
});
export type SandboxResult = z.output<typeof sandboxResult>;

// POST, GET /api/scoring/v1/saved-queries ; DELETE /saved-queries/{id}
export const savedQueryRequest = z.object({
  name: z.string().trim().min(1).max(120),
  question: indexQuery,
  /** A role the owner holds, whose holders may read and run it too; each sees what their own grants cover. */
  sharedWith: grantRole.nullable().default(null),
});
export const savedQuery = savedQueryRequest.extend({
  savedQueryId: uuid,
  owner: z.string(),
  savedAt: instant,
});

// POST, GET /api/scoring/v1/exports ; DELETE /exports/{id} ; GET /exports/files/{id}
export const exportRequest = z.object({
  savedQueryId: uuid,
  /** On the second of each month, or when a quarter of the set is closed. */
  cadence: z.enum(['monthly', 'closed-quarter']),
  format: fileFormat.exclude(['json']),
  /** The window of each file: so many months up to the last one that has ended. */
  months: z.int().min(1).max(120),
  /** The last day on which a file is made; two years ahead at most. */
  endsOn: civilDate,
});
export const scheduledExport = exportRequest.extend({
  exportId: uuid,
  /** Null where it waits for a quarter to be closed, or has ended. */
  nextRunAt: instant.nullable(),
  files: z.array(
    z.object({
      fileId: uuid,
      madeAt: instant,
      /** When it is deleted. */
      keptUntil: instant,
      /** `made`, or the code of the problem. */
      outcome: z.string(),
      rows: z.int(),
      bytes: z.int(),
    }),
  ),
});
export type ScheduledExport = z.output<typeof scheduledExport>;
