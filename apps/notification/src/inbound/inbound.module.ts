import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { SMS_PORT, type SmsPort } from '../sms/sms.port.js';
import { SuppressionModule } from '../suppression/suppression.module.js';
import { CitizenReplies } from './citizen-replies.js';
import { InboundService } from './inbound.service.js';
import { OfficialReplies } from './official-replies.js';

@Module({
  imports: [ContactsModule, InvitationsModule, MessagesModule, SuppressionModule],
  providers: [CitizenReplies, InboundService, OfficialReplies],
})
export class InboundModule implements OnModuleInit {
  constructor(
    @Inject(SMS_PORT) private readonly sms: SmsPort,
    private readonly inbound: InboundService,
  ) {}

  /** Before the session is bound, so that nothing that comes in finds nobody. */
  onModuleInit(): void {
    this.sms.onInbound((message) => this.inbound.accept(message));
  }
}
