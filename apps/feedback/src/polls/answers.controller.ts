import {
  commentRequest,
  commentStatus,
  pollReceipt,
  pollReceiptRequest,
  publishedComment,
  vote,
  voteChange,
  voteRequest,
  type CommentStatus,
  type PollReceipt,
  type Vote,
} from '@namkhong/contracts/http/feedback-polls';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { pageOf, Public, RateLimit, readCursor, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { CommentsService } from './comments.service.js';
import { VotesService } from './votes.service.js';

const pollId = zod(z.uuid());
const place = z.object({ publishedOn: z.iso.date(), commentId: z.uuid() });

/**
 * What anybody answers to a poll. No cookie, and nothing of the network or the device is kept; codes stand in bodies, so that
 * no log has them.
 */
@Controller('polls')
export class PollAnswersController {
  constructor(
    private readonly votes: VotesService,
    private readonly comments: CommentsService,
  ) {}

  @Post(':pollId/votes')
  @Public()
  @RateLimit({ points: 10, seconds: 60 })
  @Returns(201, pollReceipt)
  async vote(
    @Param('pollId', pollId) id: string,
    @Body(zod(voteRequest)) body: z.output<typeof voteRequest>,
  ): Promise<PollReceipt> {
    return this.votes.vote(id, body);
  }

  @Post('votes/change')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, vote)
  async change(@Body(zod(voteChange)) { receiptCode, choices }: z.output<typeof voteChange>): Promise<Vote> {
    return this.votes.change(receiptCode, choices);
  }

  @Post('votes/withdrawal')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, vote)
  async withdrawVote(
    @Body(zod(pollReceiptRequest)) { receiptCode }: z.output<typeof pollReceiptRequest>,
  ): Promise<Vote> {
    return this.votes.withdraw(receiptCode);
  }

  @Post(':pollId/comments')
  @Public()
  @RateLimit({ points: 10, seconds: 60 })
  @Returns(201, pollReceipt)
  async comment(
    @Param('pollId', pollId) id: string,
    @Body(zod(commentRequest)) body: z.output<typeof commentRequest>,
  ): Promise<PollReceipt> {
    return this.comments.write(id, body);
  }

  @Get(':pollId/comments')
  @Public()
  @Returns(200, page(publishedComment))
  async published(
    @Param('pollId', pollId) id: string,
    @Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const found = await this.comments.published(id, { after: readCursor(place, cursor), limit: limit + 1 });
    return pageOf(found, limit, ({ publishedOn, commentId }) => ({ publishedOn, commentId }));
  }

  @Post('comments/status')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, commentStatus)
  async status(
    @Body(zod(pollReceiptRequest)) { receiptCode }: z.output<typeof pollReceiptRequest>,
  ): Promise<CommentStatus> {
    return this.comments.status(receiptCode);
  }

  @Post('comments/withdrawal')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, commentStatus)
  async withdrawComment(
    @Body(zod(pollReceiptRequest)) { receiptCode }: z.output<typeof pollReceiptRequest>,
  ): Promise<CommentStatus> {
    return this.comments.withdraw(receiptCode);
  }
}
