import { invitationRefusedV1, isEvent, ratingRepliedV1 } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { RefusalsService } from './refusals.service.js';
import { SmsRepliesService } from './sms-replies.service.js';

/** What notification hears: invitations it did not send, and levels that came as messages. */
@Injectable()
export class RepliesConsumer implements BatchHandler {
  constructor(
    private readonly refusals: RefusalsService,
    private readonly replies: SmsRepliesService,
  ) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(invitationRefusedV1, event)) await this.refusals.refuse(session, event.data);
      if (isEvent(ratingRepliedV1, event)) await this.replies.rate(session, event.data);
    }
  }
}
