import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { DispatchTools } from './dispatch-tools.js';
import { Dispatcher } from './dispatcher.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { Recipients } from './recipients.js';

export { findUnacknowledged } from './messages.repository.js';
export { MessagesService, WORK_LINK } from './messages.service.js';
export type { SendingHours } from './sending-hours.js';
export { SENDING, type Sending } from './sending.js';

@Module({
  imports: [ContactsModule],
  controllers: [MessagesController],
  providers: [MessagesService, Dispatcher, DispatchTools, Recipients],
  exports: [MessagesService],
})
export class MessagesModule {}
