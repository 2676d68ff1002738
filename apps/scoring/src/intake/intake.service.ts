import type { DataOf, IncomingEvent, standingDecidedV1, tallyRecordedV1 } from '@namkhong/contracts';
import { CellSums, foldTally, mergeDeltas, type CellDeltas, type RatingEntry } from '@namkhong/domain';
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

/** A rating that comes into the cells, or leaves them. */
export interface EntryChange {
  readonly entry: RatingEntry;
  readonly set: CriteriaSetVersion;
  readonly sign: 1 | -1;
}

/** What a batch about ratings changes in the cells, once the ratings' own rows are written. */
interface Applied {
  /** Ratings of which nothing was known before. */
  readonly added: number;
  readonly changes: readonly EntryChange[];
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
   * @throws UnfoldableEventError as `applyRatings` does
   */
  async foldRatings(session: Session, events: readonly RatingEvent[]): Promise<number> {
    const { added, changes } = await this.applyRatings(session, events);
    await this.addToCells(session, changes);
    return added;
  }

  /** Takes ratings that were set aside out of the cells, and puts restored ones back. */
  async foldDecisions(session: Session, events: readonly IncomingEvent<string, Decision>[]): Promise<void> {
    const { changes } = await this.applyDecisions(session, events);
    await this.addToCells(session, changes);
  }

  /** @throws UnfoldableEventError as `applyTallies` does */
  async foldTallies(session: Session, events: readonly IncomingEvent<string, Tally>[]): Promise<void> {
    await this.cells.addAndNote(session, await this.applyTallies(session, events));
  }

  /**
   * Writes the rows of ratings, and leaves their cells to the caller.
   *
   * @throws UnfoldableEventError for a rating that the published methodology does not know, or a revision that moves one
   */
  async applyRatings(session: Session, events: readonly RatingEvent[]): Promise<Applied> {
    const told: Told[] = [];
    for (const event of events) {
      const set = 'setCode' in event.data ? await this.setOf(session, event.id, event.data) : null;
      const read = stateTold(event, set);
      if (read.kind === 'refused') {
        throw new UnfoldableEventError(read.code, event.id, read.criteria.join(', '));
      }
      told.push({ eventId: event.id, state: read.state });
    }
    return this.apply(session, told);
  }

  /** The same for decisions. */
  async applyDecisions(
    session: Session,
    events: readonly IncomingEvent<string, Decision>[],
  ): Promise<Applied> {
    return this.apply(
      session,
      events.map(({ id, data }) => ({ eventId: id, state: stateDecided(data) })),
    );
  }

  /**
   * Keeps the tallies, and answers what they add to the cells.
   *
   * @throws UnfoldableEventError for a tally of unknown criteria, or one that contradicts an earlier one
   */
  async applyTallies(session: Session, events: readonly IncomingEvent<string, Tally>[]): Promise<CellDeltas> {
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
    return mergeDeltas(deltas);
  }

  private async addToCells(session: Session, changes: readonly EntryChange[]): Promise<void> {
    const sums = new CellSums();
    for (const { entry, set, sign } of changes) sums.add(entry, set, sign);
    await this.cells.addAndNote(session, sums.deltas());
  }

  /**
   * Joins what was told with what is known. The row's lock serialises those who tell of one rating; what the cells held
   * of it is to be taken back, and what they hold now to be added.
   */
  private async apply(session: Session, told: readonly Told[]): Promise<Applied> {
    const heard = new Map<string, Told>();
    for (const each of told) {
      const earlier = heard.get(each.state.ratingId);
      heard.set(each.state.ratingId, earlier ? { ...each, state: join(earlier.state, each) } : each);
    }
    const states = [...heard.values()]
      .map(({ state }) => state)
      .sort((a, b) => (a.ratingId < b.ratingId ? -1 : 1));
    const known = await this.ratings.add(session, states);
    const changes: EntryChange[] = [];
    const change = async (state: RatingState, sign: 1 | -1) => {
      const entry = countedEntry(state);
      if (entry) changes.push({ entry, set: await this.setOf(session, state.ratingId, entry), sign });
    };
    const replaced: RatingState[] = [];
    for (const before of await this.ratings.lock(session, [...known])) {
      const news = heard.get(before.ratingId);
      const next = news ? join(before, news) : before;
      if (isSameState(before, next)) continue;
      replaced.push(next);
      await change(before, -1);
      await change(next, 1);
    }
    await this.ratings.replace(session, replaced);
    for (const state of states) if (!known.has(state.ratingId)) await change(state, 1);
    return { added: states.length - known.size, changes };
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
