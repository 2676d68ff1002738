import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { SuppressionModule } from '../suppression/suppression.module.js';
import { InvitationCircumstances } from './invitation-circumstances.js';
import { InvitationUpkeep } from './invitation-upkeep.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationsConsumer } from './invitations.consumer.js';
import { InvitationAnnouncer, InvitationsService } from './invitations.service.js';

export { InvitationRepository };

@Module({
  imports: [ContactsModule, MessagesModule, SuppressionModule],
  providers: [
    InvitationRepository,
    InvitationCircumstances,
    InvitationAnnouncer,
    InvitationsService,
    InvitationsConsumer,
    InvitationUpkeep,
    defineConsumer({
      group: 'invitations',
      topics: ['feedback.invitation.v1'],
      handler: InvitationsConsumer,
    }),
  ],
  exports: [InvitationRepository],
})
export class InvitationsModule {}
