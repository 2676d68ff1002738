import { deliveryChangedV1, isEvent } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhooksService } from './webhooks.service.js';

/** What became of messages, for other systems of the authority. */
@Injectable()
export class WebhookConsumer implements BatchHandler {
  constructor(private readonly webhooks: WebhooksService) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch)
      if (isEvent(deliveryChangedV1, event)) await this.webhooks.tell(session, event);
  }
}
