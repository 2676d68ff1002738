import { isEvent, standingDecidedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { StandingsRepository } from './standings.repository.js';

/** Follows scoring's decisions about ratings, so that a receipt can tell whether its rating counts. */
@Injectable()
export class StandingsConsumer implements BatchHandler {
  constructor(private readonly standings: StandingsRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.standings.save(
      session,
      batch.flatMap((event) => (isEvent(standingDecidedV1, event) ? [event.data] : [])),
    );
  }
}
