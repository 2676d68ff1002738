import type { CivilDate } from '../calendar/civil-date.js';
import type { Quarter } from '../calendar/period.js';
import type { MeanSums } from '../satisfaction-index/case-mix.js';
import type { CriterionCounts } from '../satisfaction-index/composite.js';
import type { DayTotal } from '../satisfaction-index/day-sums.js';
import type { ScoreSums } from '../satisfaction-index/score-sums.js';

export type SubjectKind = 'unit' | 'official';

/** Which false discoveries are kept to five in a hundred: under independence, or however subjects depend on each other. */
export type FalseDiscoveryControl = 'benjamini-hochberg' | 'benjamini-yekutieli';

/** Complete submissions of one channel, or of several that are told as one. */
export interface ChannelSubmissions {
  readonly channels: readonly string[];
  readonly sums: ScoreSums;
}

/** Shares of the channels in basis points, 10000 together, as a version publishes them beforehand. */
export type ChannelShares = Readonly<Record<string, number>>;

/** What a version of the criteria set fixes before the period begins. */
export interface LowRuleParameters {
  /** θ in hundredths of a point, strictly between 0 and 10000: 6000 is 60.00. */
  readonly thresholdCenti: number;
  readonly minimumUnitRatings: number;
  readonly minimumOfficialRatings: number;
  readonly minimumOfficialRaters: number;
  readonly minimumDays: number;
  /** At least 10, the method's own floor. */
  readonly minimumPerCriterion: number;
  readonly minimumResponsePercent: number;
  /** Benjamini-Hochberg where the version says nothing. */
  readonly falseDiscovery?: FalseDiscoveryControl | undefined;
  /** Where the version publishes shares of the channels, the result must also hold as if they were those. */
  readonly channelShares?: ChannelShares | undefined;
}

/** The method's defaults; θ is policy and 60 only an example with measured error rates. */
export const DEFAULT_LOW_RULE_PARAMETERS: LowRuleParameters = {
  thresholdCenti: 6000,
  minimumUnitRatings: 100,
  minimumOfficialRatings: 50,
  minimumOfficialRaters: 30,
  minimumDays: 20,
  minimumPerCriterion: 10,
  minimumResponsePercent: 10,
};

/** Below this share of complete submissions the tests would rest on a selection of the answers. */
export const MINIMUM_COMPLETE_PERCENT = 80;

/** What one quarter holds about a subject: ratings of assurance `ballot` only, excluded ones left out. */
export interface QuarterEvidence {
  readonly quarter: Quarter;
  /** Ratings counted, complete or not. */
  readonly ratings: number;
  /** Ballots sent out for the quarter's dossiers. */
  readonly invited: number;
  /** From the official's ledger; null for a unit. */
  readonly distinctRaters: number | null;
  /** All answers to each criterion of the set, with the weights that count for this kind of subject. */
  readonly criteria: readonly CriterionCounts[];
  /** Complete submissions of each active day, in any order; their dates do not matter. */
  readonly days: readonly DayTotal[];
  /** n and Σy of each kind of case, as `stratumSums` makes them; empty where they may not be told. */
  readonly strata: ReadonlyMap<string, MeanSums>;
  /** Complete submissions by channel, all of them once; left out where they are not known by channel. */
  readonly channels?: readonly ChannelSubmissions[] | undefined;
}

/** Somebody who may be judged, with both quarters, the earlier one first. */
export interface RatedSubject {
  /** Unique among all subjects that are judged together. */
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly quarters: readonly [QuarterEvidence, QuarterEvidence];
}

/** An alert or a quarantine nobody has decided yet; it holds a flag back up to and including its last day. */
export interface UndecidedMatter {
  readonly kind: 'alert' | 'quarantine';
  readonly decideBy: CivilDate;
}
