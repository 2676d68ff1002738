import { invitationIssuedV1, invitationWithdrawnV1, isEvent } from '@namkhong/contracts';
import type { ReceivedEvent } from '@namkhong/event-bus';
import type { BatchHandler, Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { InvitationsService } from './invitations.service.js';

/** Whom feedback wants to be asked, and whom not any more. */
@Injectable()
export class InvitationsConsumer implements BatchHandler {
  constructor(private readonly invitations: InvitationsService) {}

  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    for (const event of batch) {
      if (isEvent(invitationIssuedV1, event)) await this.invitations.send(session, event);
      if (isEvent(invitationWithdrawnV1, event))
        await this.invitations.withdraw(session, event.data.invitationId);
    }
  }
}
