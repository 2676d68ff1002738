import { findingFinalisedV1, findingWithdrawnV1, isEvent } from '@namkhong/contracts';
import { type ReceivedEvent } from '@namkhong/event-bus';
import { type BatchHandler, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CaseEndsService } from './case-ends.service.js';
import { CaseService } from './case.service.js';

/** Turns final findings into reviews, and tells a review that its finding was corrected or withdrawn. */
@Injectable()
export class FindingConsumer implements BatchHandler {
  constructor(
    private readonly cases: CaseService,
    private readonly ends: CaseEndsService,
  ) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(findingFinalisedV1, event)) {
        const { findingId, revision } = event.data;
        if (revision === 1) await this.cases.openForFinding(session, event.data);
        else await this.ends.findingCorrected(session, findingId);
      } else if (isEvent(findingWithdrawnV1, event)) {
        await this.ends.findingWithdrawn(session, event.data.findingId);
      }
    }
  }
}
