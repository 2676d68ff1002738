import { isEvent, tallyRecordedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { IntakeService } from './intake.service.js';

/** Folds tallies: months of answers that somebody else counted. */
@Injectable()
export class TalliesConsumer implements BatchHandler {
  constructor(private readonly intake: IntakeService) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    await this.intake.foldTallies(
      session,
      batch.filter((event) => isEvent(tallyRecordedV1, event)),
    );
  }
}
