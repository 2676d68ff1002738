import { isEvent, ratingCastV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Rating } from './fold-rating.js';
import { IntakeService, type Logged } from './intake.service.js';
import { ProgressRepository } from './progress.repository.js';

/** Folds ratings; what it adds, the count of ratings and the offsets commit together. */
@Injectable()
export class RatingsConsumer implements BatchHandler {
  constructor(
    private readonly intake: IntakeService,
    private readonly progress: ProgressRepository,
  ) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const events of Map.groupBy(batch, ({ topic, partition }) => `${topic} ${partition}`).values()) {
      const ratings: Logged<Rating>[] = events.filter((event) => isEvent(ratingCastV1, event));
      const folded = await this.intake.foldRatings(session, ratings);
      const [first] = events;
      if (first) await this.progress.advance(session, first, folded);
    }
  }
}
