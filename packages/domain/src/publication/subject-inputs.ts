import type { CivilDate } from '../calendar/civil-date.js';
import type { CellContent } from '../cells/cell-content.js';
import type { SubjectKind } from '../low-rule/evidence.js';
import type { DayTotal } from '../satisfaction-index/day-sums.js';

/** A day's complete submissions. The date is for the reviewer alone: it would tell an official what a citizen answered. */
export interface DatedTotal extends DayTotal {
  readonly day: CivilDate;
}

/** What counts of a quarter under one version of the set. */
export interface VersionInputs {
  readonly setVersion: number;
  /** Ratings, complete or not. */
  readonly rated: bigint;
  /** Counts of the levels 1–5, criterion by criterion in the order of the version. */
  readonly histograms: readonly bigint[];
  /** n, Σa, Σb, Σab of every pair of criteria a < b. */
  readonly crosses: readonly bigint[];
  /** Days with a complete submission, earliest first. */
  readonly days: readonly DatedTotal[];
}

/** The answers of one kind of case: what was asked for and how it ended, `land/approved`. */
export interface StratumInputs {
  readonly setVersion: number;
  readonly stratum: string;
  readonly histograms: readonly bigint[];
}

/** What was served in the quarter; no answer of anybody is in it. */
interface ServiceInputs {
  readonly closed: bigint;
  readonly invited: bigint;
  readonly onTime: bigint;
}

/** Ratings that count for nothing, quarantined or excluded, and what they said: for the score both ways. */
export interface SetAsideInputs {
  readonly byRule: readonly { readonly rule: string; readonly count: bigint }[];
  readonly versions: readonly Pick<VersionInputs, 'setVersion' | 'rated' | 'histograms'>[];
  /** Whether the answers may be told beside those that count, and beside what was told of them before. */
  readonly told: boolean;
}

/** A released cell as it was told, and the snapshot of the log that each of its blocks shows. */
export interface BlockInputs {
  /** The unit that holds it; the units whose ratings it adds up, none where they are its own. */
  readonly unitId: string;
  readonly units: readonly string[];
  /** First of the month. */
  readonly month: CivilDate;
  readonly setVersion: number;
  readonly channels: readonly string[];
  readonly wholeQuarter: boolean;
  readonly content: CellContent;
  /** In the order of `listBlocks`; 0 for a block never told. */
  readonly snapshots: readonly bigint[];
}

/**
 * Everything a quarter's figures of one subject are computed from: ballots alone. Of a unit sums of released cells, of an
 * official the cells themselves.
 */
export interface SubjectInputs {
  readonly kind: SubjectKind;
  readonly subjectId: string;
  /** The unit itself, or the one in which the official was rated last. */
  readonly unitId: string;
  /** Subjects of one level are compared with each other: a kind of unit, or `official`. */
  readonly level: string;
  readonly versions: readonly VersionInputs[];
  readonly strata: readonly StratumInputs[];
  readonly service: ServiceInputs;
  /** Different people who rated an official; null for a unit, and where no rater was ever seen. */
  readonly distinctRaters: number | null;
  readonly setAside: SetAsideInputs;
  /** Channels left out because a confirmed alert drops them. */
  readonly droppedChannels: readonly string[];
  /** Of a unit; none of an official. */
  readonly blocks: readonly BlockInputs[];
}
