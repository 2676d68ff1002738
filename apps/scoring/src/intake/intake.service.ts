import type { IncomingEvent } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { mergeDeltas, type CellDeltas } from './cell-deltas.js';
import { CellsRepository } from './cells.repository.js';
import { foldRating, type Rating } from './fold-rating.js';
import { foldTally, type Tally } from './fold-tally.js';
import { RatingsRepository, type RatingRow } from './ratings.repository.js';
import { TalliesRepository } from './tallies.repository.js';
import { UnfoldableEventError } from './unfoldable-event.error.js';

/** An event and where it lies in the log. */
export type Logged<Data> = IncomingEvent<string, Data> & Pick<ReceivedEvent, 'partition' | 'offset'>;

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
   * Answers how many ratings were new.
   *
   * @throws UnfoldableEventError for a rating that the published methodology does not know, before anything is written
   */
  async foldRatings(session: Session, events: readonly Logged<Rating>[]): Promise<number> {
    const folded = new Map<string, RatingRow & { readonly deltas: CellDeltas }>();
    for (const event of events) {
      const fold = foldRating(event.data, await this.setOf(session, event));
      if (fold.kind === 'refused') {
        throw new UnfoldableEventError(fold.code, event.id, fold.criteria.join(', '));
      }
      const { ratingId } = event.data;
      if (!folded.has(ratingId)) folded.set(ratingId, { rating: event.data, log: event, ...fold });
    }
    const added = await this.ratings.add(session, [...folded.values()]);
    const fresh = [...folded.values()].filter(({ rating }) => added.has(rating.ratingId));
    await this.cells.add(session, mergeDeltas(fresh.map(({ deltas }) => deltas)));
    return fresh.length;
  }

  /** @throws UnfoldableEventError for a tally of unknown criteria, or one that contradicts an earlier one */
  async foldTallies(session: Session, events: readonly IncomingEvent<string, Tally>[]): Promise<void> {
    const deltas: CellDeltas[] = [];
    for (const event of events) {
      const fold = foldTally(event.data, await this.setOf(session, event));
      if (fold.kind === 'refused') {
        throw new UnfoldableEventError(fold.code, event.id, fold.criteria.join(', '));
      }
      const kept = await this.tallies.add(session, event.data);
      if (kept === 'differs') throw new UnfoldableEventError('tally-differs', event.id, event.data.tallyId);
      if (kept === 'added') deltas.push(fold.deltas);
    }
    await this.cells.add(session, mergeDeltas(deltas));
  }

  private async setOf(
    session: Session,
    { id, data }: IncomingEvent<string, { setCode: string; setVersion: number }>,
  ): Promise<CriteriaSetVersion> {
    const set = await this.sets.find(session, data.setCode, data.setVersion);
    if (!set)
      throw new UnfoldableEventError('criteria-set-unknown', id, `${data.setCode}@${data.setVersion}`);
    return set;
  }
}
