import { assignmentIssuedV1, isEvent } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { MessagesService } from './messages.service.js';

/** An assignment becomes a message to the head of its unit, in the transaction of the batch. */
@Injectable()
export class AssignmentConsumer implements BatchHandler {
  constructor(private readonly messages: MessagesService) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(assignmentIssuedV1, event)) await this.messages.queue(session, event);
    }
  }
}
