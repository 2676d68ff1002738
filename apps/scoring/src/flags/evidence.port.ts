import type { ChannelSubmissions, DayTotal, Histogram, Quarter } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { SubjectKind } from '../intake/cells.reader.js';

/** Somebody with ballots in both quarters. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly subjectId: string;
}

/** A quarter of a set that no rating can change any longer, but by another publication of it. */
export interface ClosedQuarter {
  /** The latest publication: what the figures rest on. */
  readonly publicationId: string;
}

/**
 * One closed quarter of one subject: ballots alone, versions added up, without ratings that are excluded or quarantined
 * and without channels that a confirmed alert drops.
 */
export interface QuarterInputs {
  readonly quarter: Quarter;
  /** The kind of unit, or `official`: who is compared with whom. */
  readonly level: string;
  /** Ratings counted, complete or not. */
  readonly ratings: number;
  readonly invited: number;
  /** Null for a unit, and where no rater was ever seen. */
  readonly distinctRaters: number | null;
  /** n, Σy and Σy² of each day's complete submissions; no dates, in any order. */
  readonly days: readonly DayTotal[];
  /** By criterion code. */
  readonly histograms: ReadonlyMap<string, Histogram>;
  /** The same apart by stratum (`land/approved`); empty where the strata may not be told. */
  readonly strata: ReadonlyMap<string, ReadonlyMap<string, Histogram>>;
  /** Complete submissions by channel; empty where those of the publication are not known by channel any longer. */
  readonly channels: readonly ChannelSubmissions[];
}

/** What flags need of whoever keeps the inputs of closed quarters. */
export interface FlagEvidence {
  /** Null while the quarter is open. */
  closed(session: Session, setCode: string, quarter: Quarter): Promise<ClosedQuarter | null>;
  /** Units and officials with ballots in both quarters, in the order of their kinds and ids. */
  subjects(session: Session, setCode: string, quarters: readonly [Quarter, Quarter]): Promise<Subject[]>;
  /** The inputs of subjects of one kind by subject id; nobody is in it who has none. */
  inputs(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    setCode: string,
    quarter: Quarter,
  ): Promise<ReadonlyMap<string, QuarterInputs>>;
  /**
   * The integer score y of each complete submission, one list per day, in any order: what the inputs' days are the sums
   * of. Null where single ratings are not kept for them.
   */
  submissions(
    session: Session,
    subject: Subject,
    setCode: string,
    quarter: Quarter,
  ): Promise<readonly (readonly bigint[])[] | null>;
}

/** The token of it. */
export const FLAG_EVIDENCE = Symbol('FlagEvidence');
