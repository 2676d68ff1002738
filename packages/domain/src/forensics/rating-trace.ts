import type { CivilDate } from '../calendar/civil-date.js';

/**
 * What the rules that set ratings aside may see of one. There is no level in it and no place for one: they cannot
 * depend on what somebody answered.
 */
export interface RatingTrace {
  readonly ratingId: string;
  readonly unitId: string;
  readonly officialId: string;
  /** Local date of the first submission. */
  readonly day: CivilDate;
  /** UTC, cut to the minute: `2026-11-23T07:05Z`. */
  readonly minute: string;
  readonly channel: string;
  readonly assurance: 'ballot' | 'open';
  readonly itemsAnswered: number;
  /** Null where nobody measured, as by SMS. */
  readonly secondsTaken: number | null;
  /** Keyed hashes, comparable within one official and half-year; null where nothing was seen. */
  readonly rater: string | null;
  readonly device: string | null;
  readonly network: string | null;
}

/** Dossiers of one official closed on one day. */
export interface ServedDay {
  readonly officialId: string;
  readonly day: CivilDate;
  readonly closed: number;
}

/**
 * How many of those served answer by which channel, everywhere the authority serves: the official's own numbers would
 * follow whoever floods them. `ballots / closed` is channel share × response rate.
 */
export interface Turnout {
  readonly closed: number;
  readonly ballotsByChannel: ReadonlyMap<string, number>;
}
