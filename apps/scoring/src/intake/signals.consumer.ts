import { isEvent, ratingSignalledV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { RatingsRepository } from './ratings.repository.js';

/** Keeps the keyed hashes of ratings beside them for as long as the topic does. */
@Injectable()
export class SignalsConsumer implements BatchHandler {
  constructor(private readonly ratings: RatingsRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.ratings.addSignals(
      session,
      batch.flatMap((event) => (isEvent(ratingSignalledV1, event) ? [event.data] : [])),
    );
  }
}
