import { isEvent, lowFlagEndedV1, lowFlagRaisedV1 } from '@namkhong/contracts';
import { type ReceivedEvent } from '@namkhong/event-bus';
import { type BatchHandler, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CaseEndsService } from './case-ends.service.js';
import { CaseService } from './case.service.js';

/** Turns low-satisfaction flags into reviews, and tells a review that its flag ended. */
@Injectable()
export class FlagConsumer implements BatchHandler {
  constructor(
    private readonly cases: CaseService,
    private readonly ends: CaseEndsService,
  ) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(lowFlagRaisedV1, event)) await this.cases.openForFlag(session, event);
      else if (isEvent(lowFlagEndedV1, event)) await this.ends.flagEnded(session, event.data);
    }
  }
}
