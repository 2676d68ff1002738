import { deliveryChangedV1 } from '@namkhong/contracts';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Message } from './messages.repository.js';
import type { MessageState } from './next-state.js';

/** A message that is in another state now. */
export interface Change {
  readonly message: Pick<
    Message,
    'messageId' | 'correlationId' | 'assignmentId' | 'unitId' | 'officialId' | 'recipientKind'
  >;
  readonly state: MessageState;
}

/** Tells what became of messages, in the story of what made them. */
@Injectable()
export class DeliveryNews {
  constructor(private readonly events: Events) {}

  /** Only what officials are told is told on: of a message to somebody outside nothing goes on the bus. */
  async tell(session: Session, changes: readonly Change[], at: Date): Promise<void> {
    const told = changes.flatMap(({ message, state }) => {
      const { messageId, correlationId, assignmentId, unitId, officialId, recipientKind } = message;
      if (recipientKind === 'phone' || unitId === null) return [];
      const data = { messageId, assignmentId, unitId, officialId, channel: 'sms' as const, state };
      return [{ data: { ...data, at: at.toISOString() }, correlationId }];
    });
    await this.events.appendEach(session, deliveryChangedV1, told);
  }
}
