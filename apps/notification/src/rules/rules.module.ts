import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { PreferencesModule } from '../preferences/preferences.module.js';
import { NoticeChannels } from './notice-channels.js';
import { NoticeService } from './notice.service.js';
import { TaskConsumer } from './task.consumer.js';
import { TaskRepository } from './task.repository.js';

@Module({
  imports: [MessagesModule, MailModule, PreferencesModule],
  providers: [
    TaskRepository,
    NoticeService,
    NoticeChannels,
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
