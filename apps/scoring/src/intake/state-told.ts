import type {
  DataOf,
  IncomingEvent,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  standingDecidedV1,
} from '@namkhong/contracts';
import { entryOf, type FoldedSet } from '@namkhong/domain';
import type { ReceivedEvent } from '@namkhong/event-bus';
import { UNDECIDED, type RatingState } from './rating-state.js';

type Cast = DataOf<typeof ratingCastV1>;
type Revised = DataOf<typeof ratingRevisedV1>;
type Withdrawn = DataOf<typeof ratingWithdrawnV1>;

/** An event of the topic of ratings and where it lies in the log. */
export type RatingEvent = IncomingEvent<string, Cast | Revised | Withdrawn> &
  Pick<ReceivedEvent, 'partition' | 'offset'>;

export type StateTold =
  | { readonly kind: 'told'; readonly state: RatingState }
  | { readonly kind: 'refused'; readonly code: 'criterion-unknown'; readonly criteria: readonly string[] };

/** @param set the version the rating names; null for a withdrawal, which names none */
export function stateTold({ data, partition, offset }: RatingEvent, set: FoldedSet | null): StateTold {
  const { unitId } = data;
  const ratingId = asKept(data.ratingId);
  if (!('setCode' in data) || set === null) {
    const withdrawal = 'revision' in data ? data.revision : null;
    return {
      kind: 'told',
      state: { ratingId, unitId, content: null, cast: null, withdrawal, standing: UNDECIDED },
    };
  }
  const read = entryOf(data, set);
  if (read.kind === 'refused') return read;
  const isCast = !('revision' in data);
  const content = { revision: isCast ? 0 : data.revision, entry: read.entry };
  const cast = isCast ? { partition, offset } : null;
  return { kind: 'told', state: { ratingId, unitId, content, cast, withdrawal: null, standing: UNDECIDED } };
}

/** What a decision tells of its rating. */
export function stateDecided({
  ratingId,
  unitId,
  standing,
  sequence,
  rule,
}: DataOf<typeof standingDecidedV1>): RatingState {
  return {
    ...{ ratingId: asKept(ratingId), unitId, content: null, cast: null, withdrawal: null },
    standing: { standing, sequence, rule },
  };
}

/** In small letters, as PostgreSQL writes it: one rating is one row, however an event spells it. */
function asKept(ratingId: string): string {
  return ratingId.toLowerCase();
}
