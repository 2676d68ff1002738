import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { BallotsModule } from '../ballots/ballots.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { RefusalsService } from './refusals.service.js';
import { RepliesConsumer } from './replies.consumer.js';
import { SmsRepliesService } from './sms-replies.service.js';

@Module({
  imports: [BallotsModule, RatingsModule],
  providers: [
    RefusalsService,
    RepliesConsumer,
    SmsRepliesService,
    defineConsumer({ group: 'replies', topics: ['notification.reply.v1'], handler: RepliesConsumer }),
  ],
})
export class RepliesModule {}
