import {
  criteriaSetPublishedV1,
  figurePublishedV1,
  isEvent,
  lowFlagEndedV1,
  lowFlagRaisedV1,
  periodPublishedV1,
} from '@namkhong/contracts';
import { type ReceivedEvent } from '@namkhong/event-bus';
import { type BatchHandler, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { TraceRepository } from './trace.repository.js';

/** Feeds the copies that the chain of a clause is read from. */
@Injectable()
export class TraceConsumer implements BatchHandler {
  constructor(private readonly repository: TraceRepository) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(criteriaSetPublishedV1, event)) await this.repository.saveSet(session, event.data);
      else if (isEvent(figurePublishedV1, event)) await this.repository.saveFigure(session, event.data);
      else if (isEvent(periodPublishedV1, event)) await this.repository.savePublication(session, event.data);
      else if (isEvent(lowFlagRaisedV1, event)) await this.repository.saveFlag(session, event.data);
      else if (isEvent(lowFlagEndedV1, event)) await this.repository.endFlag(session, event.data);
    }
  }
}
