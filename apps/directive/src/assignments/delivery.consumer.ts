import { deliveryChangedV1, isEvent } from '@namkhong/contracts';
import { type ReceivedEvent } from '@namkhong/event-bus';
import { type BatchHandler, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { advanceDelivery } from './advance-delivery.js';
import { AssignmentRepository } from './assignment.repository.js';

/** Feeds what became of the messages about assignments, so that the issuer sees "delivered". */
@Injectable()
export class DeliveryConsumer implements BatchHandler {
  constructor(private readonly repository: AssignmentRepository) {}

  /** Throws where a message is about an assignment that was never issued here. */
  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (!isEvent(deliveryChangedV1, event) || event.data.assignmentId === null) continue;
      const { assignmentId, state, at } = event.data;
      const assignment = await this.repository.lock(session, assignmentId);
      if (assignment === null) throw new Error(`a delivery names the unknown assignment ${assignmentId}`);
      const { deliveryState, deliveryAt } = assignment;
      const known =
        deliveryState === null || deliveryAt === null ? null : { state: deliveryState, at: deliveryAt };
      const next = advanceDelivery(known, { state, at: new Date(at) });
      if (next !== known) await this.repository.saveDelivery(session, assignmentId, next);
    }
  }
}
