import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryNews } from './delivery-news.js';
import { Departures } from './departures.js';
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
  providers: [MessagesService, DeliveriesService, DeliveryNews, Departures, Dispatcher, Recipients],
  exports: [MessagesService],
})
export class MessagesModule {}
