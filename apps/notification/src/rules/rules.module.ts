import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { NoticeService } from './notice.service.js';
import { TaskConsumer } from './task.consumer.js';
import { TaskRepository } from './task.repository.js';

@Module({
  imports: [MessagesModule],
  providers: [
    TaskRepository,
    NoticeService,
    TaskConsumer,
    defineConsumer({
      // The group that told heads of their assignments before there were rules: it goes on where it was.
      group: 'messages',
      topics: ['directive.assignment.v1', 'directive.calendar.v1'],
      handler: TaskConsumer,
    }),
  ],
})
export class RulesModule {}
