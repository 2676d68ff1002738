import { isEvent, standingDecidedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IntakeService } from './intake.service.js';

/** Applies to the cells what this very service decided about ratings; alerts about subjects change no cell. */
@Injectable()
export class DecisionsConsumer implements BatchHandler {
  constructor(private readonly intake: IntakeService) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.intake.foldDecisions(
      session,
      batch.filter((event) => isEvent(standingDecidedV1, event)),
    );
  }
}
