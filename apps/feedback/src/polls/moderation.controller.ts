import {
  commentRefusal,
  moderatedComment,
  moderationQuery,
  type ModeratedComment,
} from '@namkhong/contracts/http/feedback-polls';
import { page } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, pageOf, readCursor, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { ModerationService } from './moderation.service.js';

const place = z.object({ receivedOn: z.iso.date(), commentId: z.uuid() });

/** Comments before others read them; who inspects reads what was refused too. */
@Controller('polls')
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  @Get(':pollId/moderation')
  @Allow('poll.read')
  @Returns(200, page(moderatedComment))
  async list(
    @CurrentCaller() caller: Caller,
    @Param('pollId', zod(z.uuid())) id: string,
    @Query(zod(moderationQuery)) { state, limit, cursor }: z.output<typeof moderationQuery>,
  ) {
    const after = readCursor(place, cursor);
    const found = await this.moderation.list(caller, id, { state, after, limit: limit + 1 });
    return pageOf(found, limit, ({ receivedOn, commentId }) => ({ receivedOn, commentId }));
  }

  @Post('comments/:commentId/publication')
  @HttpCode(200)
  @Allow('poll.moderate')
  @Returns(200, moderatedComment)
  async publish(
    @CurrentCaller() caller: Caller,
    @Param('commentId', zod(z.uuid())) id: string,
  ): Promise<ModeratedComment> {
    return this.moderation.decide(caller, id, null);
  }

  @Post('comments/:commentId/refusal')
  @HttpCode(200)
  @Allow('poll.moderate')
  @Returns(200, moderatedComment)
  async refuse(
    @CurrentCaller() caller: Caller,
    @Param('commentId', zod(z.uuid())) id: string,
    @Body(zod(commentRefusal)) { ground }: z.output<typeof commentRefusal>,
  ): Promise<ModeratedComment> {
    return this.moderation.decide(caller, id, ground);
  }
}
