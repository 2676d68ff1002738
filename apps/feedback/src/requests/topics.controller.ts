import { code } from '@namkhong/contracts';
import {
  requestTopic,
  requestTopicChange,
  requestTopics,
  type RequestTopic,
} from '@namkhong/contracts/http/feedback-requests';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Database,
  Public,
  Returns,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import { TopicRepository } from './topic.repository.js';

/** What requests can be about: data of the authority, with its own clocks. */
@Controller('requests/topics')
export class TopicsController {
  constructor(
    private readonly database: Database,
    private readonly topics: TopicRepository,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Public()
  @Returns(200, requestTopics)
  async all(): Promise<z.output<typeof requestTopics>> {
    return { items: await this.database.read((session) => this.topics.all(session)) };
  }

  @Put(':topic')
  @Allow('request.arrange')
  @Returns(200, requestTopic)
  async save(
    @CurrentCaller() caller: Caller,
    @Param('topic', zod(code)) topic: string,
    @Body(zod(requestTopicChange)) body: z.output<typeof requestTopicChange>,
  ): Promise<RequestTopic> {
    const work = async () => {
      const saved = { topic, ...body };
      await this.database.transaction((session) => this.topics.save(session, saved));
      return saved;
    };
    return this.audit.carryOut(work, ({ workingDays, isOpen }) => ({
      act: 'request.arrange',
      caller,
      targets: [],
      details: { topic, workingDays, isOpen },
    }));
  }
}
