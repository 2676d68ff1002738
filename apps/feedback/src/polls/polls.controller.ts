import {
  poll,
  pollRequest,
  pollsQuery,
  pollWithdrawal,
  type Poll,
} from '@namkhong/contracts/http/feedback-polls';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Idempotent,
  pageOf,
  Public,
  readCursor,
  Returns,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { PollsService } from './polls.service.js';

const pollId = zod(z.uuid());

/** What offices ask the public, readable by everybody from the day it is arranged. */
@Controller('polls')
export class PollsController {
  constructor(private readonly polls: PollsService) {}

  @Post()
  @Allow('poll.arrange')
  @Idempotent()
  @Returns(201, poll)
  async arrange(
    @CurrentCaller() caller: Caller,
    @Body(zod(pollRequest)) body: z.output<typeof pollRequest>,
  ): Promise<Poll> {
    return this.polls.arrange(caller, body);
  }

  @Get()
  @Public()
  @Returns(200, page(poll))
  async list(@Query(zod(pollsQuery)) { unitId, state, limit, cursor }: z.output<typeof pollsQuery>) {
    const after = readCursor(z.uuid(), cursor);
    return pageOf(
      await this.polls.list({ unitId, state, after, limit: limit + 1 }),
      limit,
      (last) => last.pollId,
    );
  }

  @Get(':pollId')
  @Public()
  @Returns(200, poll)
  async one(@Param('pollId', pollId) id: string): Promise<Poll> {
    return this.polls.one(id);
  }

  @Post(':pollId/withdrawal')
  @HttpCode(200)
  @Allow('poll.arrange')
  @Returns(200, poll)
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('pollId', pollId) id: string,
    @Body(zod(pollWithdrawal)) { reason }: z.output<typeof pollWithdrawal>,
  ): Promise<Poll> {
    return this.polls.withdraw(caller, id, reason);
  }
}
