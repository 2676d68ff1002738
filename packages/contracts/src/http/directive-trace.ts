import { z } from 'zod';
import { findingSeverity, fiveNo } from '../events/directive/finding-finalised.v1.js';
import { bilingual, civilDate, code, decimal, instant, quarter, uuid } from '../primitives.js';
import { clauseTrace } from './directive.js';
import { assignmentState, standing } from './directive-assignments.js';
import { findingState } from './directive-inspections.js';

/** Where the platform itself answers for what is said: a path below its public origin. */
export const evidenceHref = z.string().regex(/^\/api\/[a-z]+\/v1\/\S+$/);

const count = z.int().min(0);
const percent = z.string().regex(/^\d+\.\d\d$/);

/** Tasks by where they stand, and the shares of what was due (done, and open past its day); open tasks in time are in none. */
export const fourWay = z.object({
  doneInTime: count,
  doneLate: count,
  openInTime: count,
  openOverdue: count,
  due: count,
  done: percent.nullable(),
  doneInTimeShare: percent.nullable(),
  overdueShare: percent.nullable(),
});
export type FourWayView = z.output<typeof fourWay>;

const subjectKind = z.enum(['unit', 'official']);
const delivery = z.object({
  state: z.enum(['queued', 'submitted', 'unknown', 'failed', 'delivered']),
  at: instant,
});
const flagEnd = z.object({ end: z.string(), reason: z.string(), endedAt: instant });

const tracedSet = clauseTrace.shape.criteriaSets.element;
const tracedCase = tracedSet.shape.cases.element;
const tracedFlag = tracedSet.shape.flags.element;

/** The chain of a clause with how far its tasks came. Flags and cases are those of units the caller may read them of. */
export const clauseChain = clauseTrace.extend({
  /** By the units' own word, and as the issuer has verified. */
  followUp: z.object({ selfClosed: fourWay, verified: fourWay }),
  criteriaSets: z.array(
    tracedSet.extend({
      flags: z.array(
        tracedFlag.extend({
          subjectKind,
          quarters: z.array(quarter),
          end: flagEnd.nullable(),
          href: evidenceHref,
        }),
      ),
      cases: z.array(
        tracedCase.extend({
          flagId: uuid.nullable(),
          rectification: z
            .object({
              assignmentId: uuid,
              state: assignmentState,
              standing: standing.nullable(),
              delivery: delivery.nullable(),
              href: evidenceHref,
            })
            .nullable(),
          href: evidenceHref,
        }),
      ),
      /** Flags and cases of units that the caller may not read about. */
      withheld: z.object({ flags: count, cases: count }),
    }),
  ),
});
export type ClauseChain = z.output<typeof clauseChain>;

/** What one thing leads to the next by; the first is what was asked for, the last is the order it comes from. */
export const chainLink = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('assignment'),
    assignmentId: uuid,
    of: z.enum(['directive', 'rectification']),
    unitId: uuid,
    unitName: z.string(),
    state: assignmentState,
    standing: standing.nullable(),
    dueOn: civilDate.nullable(),
    delivery: delivery.nullable(),
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('case'),
    caseId: uuid,
    unitId: uuid,
    unitName: z.string(),
    status: z.string(),
    openedAt: instant,
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('flag'),
    flagId: uuid,
    unitId: uuid,
    unitName: z.string(),
    subjectKind,
    quarters: z.array(quarter),
    raisedAt: instant,
    end: flagEnd.nullable(),
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('finding'),
    findingId: uuid,
    unitId: uuid,
    unitName: z.string(),
    no: fiveNo,
    severity: findingSeverity,
    state: findingState,
    finalOn: civilDate.nullable(),
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('figure'),
    unitId: uuid,
    unitName: z.string(),
    n: z.int(),
    score: decimal,
    lower: decimal.nullable(),
    upper: decimal.nullable(),
    from: civilDate,
    /** Exclusive. */
    to: civilDate,
    publishedAt: instant,
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('publication'),
    publicationId: uuid,
    quarter,
    manifestHash: z.string(),
    publishedAt: instant,
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('criterion'),
    code,
    /** Basis points. */
    weight: z.int(),
    question: bilingual,
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('criteria-set'),
    setCode: code,
    version: z.int(),
    effectiveFrom: civilDate,
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('clause'),
    clauseId: uuid,
    ordinal: z.int(),
    text: z.string(),
    href: evidenceHref,
  }),
  z.object({
    kind: z.literal('directive'),
    directiveId: uuid,
    number: z.string(),
    title: z.string(),
    issuer: z.string(),
    issuedOn: civilDate,
    /** Numbers of the documents it rests on. */
    basedOn: z.array(z.string()),
    href: evidenceHref,
  }),
]);
export type ChainLink = z.output<typeof chainLink>;

// GET /api/directive/v1/trace?assignmentId= | ?caseId= | ?flagId= | ?setCode=&version=[&criterion=] | ?setCode=&unitId=&quarter=
export const traceBackQuery = z.union([
  z.strictObject({ assignmentId: uuid }),
  z.strictObject({ caseId: uuid }),
  z.strictObject({ flagId: uuid }),
  z.strictObject({ setCode: code, version: z.coerce.number().int().min(1), criterion: code.optional() }),
  z.strictObject({ setCode: code, unitId: uuid, quarter }),
]);
export type TraceBackQuery = z.output<typeof traceBackQuery>;

export const traceBack = z.object({
  links: z.array(chainLink).min(1),
  /**
   * Whether the chain ends at a clause of a directive. Criteria that no clause ordered end it before, and so do cases that
   * a finding or a person opened.
   */
  reachesClause: z.boolean(),
  illustrative: z.boolean(),
});
export type TraceBack = z.output<typeof traceBack>;
