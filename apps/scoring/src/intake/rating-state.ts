import type { Standing } from '@namkhong/contracts';
import type { RatingEntry } from '@namkhong/domain';

/** Where a rating was cast in the log. */
interface LogPlace {
  readonly partition: number;
  readonly offset: bigint;
}

/** All that is known of one rating, or all that one event tells of it. */
export interface RatingState {
  readonly ratingId: string;
  /** While the content is unknown, what a withdrawal or a decision says. */
  readonly unitId: string;
  /** What counts of it, from the highest revision; null before any was heard of. */
  readonly content: { readonly revision: number; readonly entry: RatingEntry } | null;
  /** Null before it was heard of as cast. */
  readonly cast: LogPlace | null;
  /** The revision of the withdrawal; null where there is none. */
  readonly withdrawal: number | null;
  readonly standing: RatingStanding;
}

export interface RatingStanding {
  readonly standing: Standing;
  /** 0 where nobody ever decided. */
  readonly sequence: number;
  /** The rule that spoke last. */
  readonly rule: string | null;
}

export const UNDECIDED: RatingStanding = { standing: 'counted', sequence: 0, rule: null };

export type Joined =
  | { readonly kind: 'joined'; readonly state: RatingState }
  /** Two revisions are of different units, officials, days or versions. */
  | { readonly kind: 'refused'; readonly code: 'revision-moves-rating' };

/**
 * What is known after an event was heard of as well. Of each part the highest number counts and the first of equals
 * stays, so that events may come in any order and any number of times.
 */
export function joinStates(known: RatingState, told: RatingState): Joined {
  if (known.content && told.content && known.content.revision !== told.content.revision) {
    if (isMoved(known.content.entry, told.content.entry)) {
      return { kind: 'refused', code: 'revision-moves-rating' };
    }
  }
  const isNewer = told.content !== null && told.content.revision > (known.content?.revision ?? -1);
  const content = isNewer ? told.content : known.content;
  return {
    kind: 'joined',
    state: {
      ratingId: known.ratingId,
      unitId: content?.entry.unitId ?? known.unitId,
      content,
      cast: known.cast ?? told.cast,
      withdrawal: highest(known.withdrawal, told.withdrawal),
      standing: told.standing.sequence > known.standing.sequence ? told.standing : known.standing,
    },
  };
}

/** What the cells hold of a rating: its content where it was neither withdrawn nor set aside. */
export function countedEntry({ content, withdrawal, standing }: RatingState): RatingEntry | null {
  if (!content || standing.standing !== 'counted') return null;
  return withdrawal !== null && withdrawal >= content.revision ? null : content.entry;
}

/** Whether two states are the same, so that nothing need be written. */
export function isSameState(a: RatingState, b: RatingState): boolean {
  return (
    a.content?.revision === b.content?.revision &&
    (a.cast === null) === (b.cast === null) &&
    a.withdrawal === b.withdrawal &&
    a.standing.sequence === b.standing.sequence
  );
}

function isMoved(a: RatingEntry, b: RatingEntry): boolean {
  const identity = ({ unitId, officialId, day, setCode, setVersion }: RatingEntry) =>
    [unitId, officialId, day, setCode, setVersion].join(' ');
  return identity(a) !== identity(b);
}

function highest(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}
