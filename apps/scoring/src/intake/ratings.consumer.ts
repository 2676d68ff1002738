import { isEvent, ratingCastV1, ratingRevisedV1, ratingWithdrawnV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IntakeService } from './intake.service.js';
import { ProgressRepository } from './progress.repository.js';
import type { RatingEvent } from './state-told.js';

/** Folds ratings; what it adds, the count of ratings and the offsets commit together. */
@Injectable()
export class RatingsConsumer implements BatchHandler {
  constructor(
    private readonly intake: IntakeService,
    private readonly progress: ProgressRepository,
  ) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const events of Map.groupBy(batch, ({ topic, partition }) => `${topic} ${partition}`).values()) {
      const folded = await this.intake.foldRatings(session, events.flatMap(toRatingEvent));
      const [first] = events;
      if (first) await this.progress.advance(session, first, folded);
    }
  }
}

function toRatingEvent(event: ReceivedEvent): RatingEvent[] {
  const isOfRating =
    isEvent(ratingCastV1, event) || isEvent(ratingRevisedV1, event) || isEvent(ratingWithdrawnV1, event);
  return isOfRating ? [event] : [];
}
