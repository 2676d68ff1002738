import type { DataOf, Standing, standingDecidedV1 } from '@namkhong/contracts';
import type { CivilDate, Evidence } from '@namkhong/domain';

export type Actor = DataOf<typeof standingDecidedV1>['actor'];

/** One decision whether a rating counts. Decisions are only added; the one with the highest sequence is in force. */
export interface StandingDecision {
  readonly decisionId: string;
  readonly ratingId: string;
  /** Counts up from 1 for each rating. */
  readonly sequence: number;
  /** What is reviewed together, see `groupFindings`. */
  readonly groupId: string;
  readonly unitId: string;
  readonly officialId: string;
  /** The rating's own day. */
  readonly day: CivilDate;
  readonly channel: string;
  readonly standing: Standing;
  /** The rule that spoke (`r2`, `q`), or `review`. */
  readonly rule: string;
  readonly ruleVersion: number;
  readonly evidence: Evidence;
  readonly evidenceHash: string;
  readonly actor: Actor;
  /** Given by a person; null for rules and deadlines. */
  readonly reason: string | null;
  readonly decideBy: CivilDate | null;
  readonly decidedAt: Date;
}

/** What a decision is made with: the moment and new ids, from the caller. */
export interface Occasion {
  readonly now: Date;
  readonly nextId: () => string;
}
