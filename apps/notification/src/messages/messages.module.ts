import { assignmentIssuedV1 } from '@namkhong/contracts';
import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { AssignmentConsumer } from './assignment.consumer.js';
import { DispatchTools } from './dispatch-tools.js';
import { Dispatcher } from './dispatcher.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';

@Module({
  imports: [ContactsModule],
  controllers: [MessagesController],
  providers: [
    MessagesService,
    Dispatcher,
    DispatchTools,
    AssignmentConsumer,
    defineConsumer({
      group: 'messages',
      topics: ['directive.assignment.v1'],
      handler: AssignmentConsumer,
      accepts: (type) => type === assignmentIssuedV1.type,
    }),
  ],
})
export class MessagesModule {}
