import { z } from 'zod';
import { flagCondition, flagSubject, sensitivity } from '../events/scoring/low-flag-raised.v1.js';
import { bilingual, civilDate, code, decimal, instant, quarter, uuid } from '../primitives.js';

// POST /api/scoring/v1/evaluations {setCode, quarter} applies the LOW rule to the quarter and the one before
export const evaluationRequest = z.object({ setCode: code, quarter });
export const evaluationResult = z.object({
  quarter,
  /** Subjects with ballots in both quarters. */
  evaluated: z.int(),
  /** Those with enough data to be judged. */
  eligible: z.int(),
  /** Flags raised for subjects that had none. */
  flagged: z.int(),
  /** Flags that stand as they are. */
  unchanged: z.int(),
  /** Flags replaced by one with other figures. */
  superseded: z.int(),
  /** Flags whose conditions no longer hold. */
  lapsed: z.int(),
  /** Flags that wait for something undecided: not raised yet, or not replaced yet. */
  waiting: z.int(),
});

/** `raised`: told to the subject, who may contest it. `confirmed`: the days for that are over. */
export const flagState = z.enum([
  'raised',
  'contested',
  'confirmed',
  'lapsed',
  'superseded',
  'contest-upheld',
]);
export type FlagStateView = z.output<typeof flagState>;

const testedScore = z.object({ score: decimal, p: decimal });

/** One quarter under harder comparisons; null where there was too little to compare with. */
const flagCheck = z.object({
  quarter,
  /** p corrected for judging all eligible subjects of the level at once, rounded up. */
  correctedP: decimal,
  adjusted: testedScore.nullable(),
  /** As if the channels had their published shares; where a version publishes some. */
  withShares: testedScore.nullable().optional(),
  withoutWorstDays: testedScore.nullable(),
  shrunken: decimal.nullable(),
});

/** Points of each criterion: all contributions and losses of a quarter are 100.00 together. */
const explainedScore = z.object({
  quarter,
  score: decimal,
  parts: z.array(z.object({ code, contribution: decimal, lost: decimal })),
});
const flagExplanation = z.object({
  quarters: z.array(explainedScore).length(2),
  /** Of the later quarter against the earlier one; the criteria's changes add up to it. */
  change: z.object({ points: decimal, criteria: z.array(z.object({ code, points: decimal })) }),
});

/** What became of a flag, in order; nothing is ever taken out. */
const flagStep = z.object({
  kind: z.enum(['raised', 'contested', 'contest-rejected', 'contest-upheld', 'superseded', 'lapsed']),
  at: instant,
  /** Code of the reason; of a lapse that of the condition that no longer holds. */
  reason: code.nullable(),
  contestId: uuid.nullable(),
  supersededBy: uuid.nullable(),
});

const flagContest = z.object({
  contestId: uuid,
  /** In which role it was lodged. */
  by: z.enum(['official', 'unit-head']),
  lodgedAt: instant,
  /** Only for whoever wrote it and those who may decide; null for everybody else. */
  text: z.string().nullable(),
  decision: z
    .object({ outcome: z.enum(['upheld', 'rejected']), reason: z.string(), decidedAt: instant })
    .nullable(),
});

// GET /api/scoring/v1/flags , /flags/{id} (reviewer, inspector, committee office, head) ; /officials/me/flags
export const flag = z.object({
  flagId: uuid,
  subject: flagSubject,
  setCode: code,
  setVersion: z.int(),
  clauseId: uuid.nullable(),
  threshold: decimal,
  evidence: z.array(
    z.object({
      quarter,
      n: z.int(),
      days: z.int(),
      score: decimal,
      lower: decimal,
      upper: decimal,
      p: decimal,
    }),
  ),
  conditions: z.array(flagCondition.extend({ explanation: bilingual })),
  lowestCriterion: code,
  raisedAt: instant,
  illustrative: z.boolean(),
  state: flagState,
  /** The last day for a contest. */
  contestUntil: civilDate,
  /** The day-wise evidence E over both quarters, rounded down. Null of flags from before it was kept, as all below. */
  eValue: decimal.nullable(),
  checks: z.array(flagCheck).length(2).nullable(),
  explanation: flagExplanation.nullable(),
  /** Null too where single ratings are not kept for the subject. */
  sensitivity: sensitivity.nullable(),
  /** The whole flag in plain words. */
  summary: bilingual.nullable(),
  /** The publications of both quarters that it rests on. */
  publicationIds: z.array(uuid),
  supersedes: uuid.nullable(),
  history: z.array(flagStep),
  contests: z.array(flagContest),
});
export type FlagView = z.output<typeof flag>;

// POST /api/scoring/v1/flags/{id}/contests (the official concerned, the head of the unit) → 201 flag
export const contestRequest = z.object({ text: z.string().trim().min(1).max(5000) });

// POST /api/scoring/v1/flags/{id}/contests/{contestId}/decision (a reviewer outside the subject's line) → 200 flag
export const contestDecisionRequest = z.object({
  outcome: z.enum(['upheld', 'rejected']),
  reason: z.string().trim().min(1).max(5000),
});
