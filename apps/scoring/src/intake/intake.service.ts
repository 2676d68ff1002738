import type { DataOf, IncomingEvent, standingDecidedV1, tallyRecordedV1 } from '@namkhong/contracts';
import { CellSums, foldTally, mergeDeltas, type CellDeltas } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { CellsRepository } from './cells.repository.js';
import { countedEntry, isSameState, joinStates, type RatingState } from './rating-state.js';
import { RatingsRepository } from './ratings.repository.js';
import { stateDecided, stateTold, type RatingEvent } from './state-told.js';
import { TalliesRepository } from './tallies.repository.js';
import { UnfoldableEventError } from './unfoldable-event.error.js';

type Decision = DataOf<typeof standingDecidedV1>;
type Tally = DataOf<typeof tallyRecordedV1>;
type SetVersion = Pick<Tally, 'setCode' | 'setVersion'>;

/** What an event tells of a rating, and which event it was. */
interface Told {
  readonly eventId: string;
  readonly state: RatingState;
}

/** Folds whole batches into the cells, in the transaction that also keeps the batch's offsets. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly sets: CriteriaSetsReader,
    private readonly ratings: RatingsRepository,
    private readonly tallies: TalliesRepository,
    private readonly cells: CellsRepository,
  ) {}

  /**
   * Answers of how many ratings nothing was known before.
   *
   * @throws UnfoldableEventError for a rating that the published methodology does not know, or a revision that moves one
   */
  async foldRatings(session: Session, events: readonly RatingEvent[]): Promise<number> {
    const told: Told[] = [];
    for (const event of events) {
      const read = stateTold(
        event,
        'setCode' in event.data ? await this.setOf(session, event.id, event.data) : null,
      );
      if (read.kind === 'refused') {
        throw new UnfoldableEventError(read.code, event.id, read.criteria.join(', '));
      }
      told.push({ eventId: event.id, state: read.state });
    }
    return this.apply(session, told);
  }

  /** Takes ratings that were set aside out of the cells, and puts restored ones back. */
  async foldDecisions(session: Session, events: readonly IncomingEvent<string, Decision>[]): Promise<void> {
    await this.apply(
      session,
      events.map(({ id, data }) => ({ eventId: id, state: stateDecided(data) })),
    );
  }

  /** @throws UnfoldableEventError for a tally of unknown criteria, or one that contradicts an earlier one */
  async foldTallies(session: Session, events: readonly IncomingEvent<string, Tally>[]): Promise<void> {
    const deltas: CellDeltas[] = [];
    for (const event of events) {
      const fold = foldTally(event.data, await this.setOf(session, event.id, event.data));
      if (fold.kind === 'refused') {
        throw new UnfoldableEventError(fold.code, event.id, fold.criteria.join(', '));
      }
      const kept = await this.tallies.add(session, event.data);
      if (kept === 'differs') throw new UnfoldableEventError('tally-differs', event.id, event.data.tallyId);
      if (kept === 'added') deltas.push(fold.deltas);
    }
    await this.cells.add(session, mergeDeltas(deltas));
  }

  /**
   * Joins what was told with what is known. The row's lock serialises those who tell of one rating; what the cells held
   * of it is taken back, and what they hold now is added.
   */
  private async apply(session: Session, told: readonly Told[]): Promise<number> {
    const heard = new Map<string, Told>();
    for (const each of told) {
      const earlier = heard.get(each.state.ratingId);
      heard.set(each.state.ratingId, earlier ? { ...each, state: join(earlier.state, each) } : each);
    }
    const states = [...heard.values()]
      .map(({ state }) => state)
      .sort((a, b) => (a.ratingId < b.ratingId ? -1 : 1));
    const added = await this.ratings.add(session, states);
    const sums = new CellSums();
    const addTo = async (state: RatingState, sign: 1 | -1) => {
      const entry = countedEntry(state);
      if (entry) sums.add(entry, await this.setOf(session, state.ratingId, entry), sign);
    };
    const replaced: RatingState[] = [];
    const others = states.flatMap(({ ratingId }) => (added.has(ratingId) ? [] : [ratingId]));
    for (const known of await this.ratings.lock(session, others)) {
      const news = heard.get(known.ratingId);
      const next = news ? join(known, news) : known;
      if (isSameState(known, next)) continue;
      replaced.push(next);
      await addTo(known, -1);
      await addTo(next, 1);
    }
    await this.ratings.replace(session, replaced);
    for (const state of states) if (added.has(state.ratingId)) await addTo(state, 1);
    await this.cells.add(session, sums.deltas());
    return added.size;
  }

  private async setOf(
    session: Session,
    eventId: string,
    { setCode, setVersion }: SetVersion,
  ): Promise<CriteriaSetVersion> {
    const set = await this.sets.find(session, setCode, setVersion);
    if (!set) throw new UnfoldableEventError('criteria-set-unknown', eventId, `${setCode}@${setVersion}`);
    return set;
  }
}

function join(known: RatingState, { eventId, state }: Told): RatingState {
  const joined = joinStates(known, state);
  if (joined.kind === 'refused') throw new UnfoldableEventError(joined.code, eventId, known.ratingId);
  return joined.state;
}
