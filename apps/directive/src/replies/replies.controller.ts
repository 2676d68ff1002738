import { uuid } from '@namkhong/contracts';
import {
  figureRepliesQuery,
  figureReply,
  figureReplyRequest,
  unitRepliesQuery,
  type FigureReplyView,
} from '@namkhong/contracts/http/directive-replies';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Public, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { FigureReplies, type ReplyFilter } from './figure-replies.js';
import { RepliesService } from './replies.service.js';

/** What the rated say to their figures, for every place that shows them. */
@Controller()
export class RepliesController {
  constructor(
    private readonly database: Database,
    private readonly replies: FigureReplies,
    private readonly service: RepliesService,
  ) {}

  /** Replies to figures and flags of the units that the caller's grants cover. */
  @Get('figure-replies')
  @Allow('figure-reply.read')
  @Returns(200, page(figureReply))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(figureRepliesQuery)) query: z.output<typeof figureRepliesQuery>,
  ) {
    const units = caller.unitsFor('figure-reply.read');
    const scope = units === 'everything' ? null : units;
    const { flagId, publicationId, unitId } = query;
    return this.page(query, { scope, flagId, publicationId, unitId, unitsOnly: false });
  }

  @Post('figure-replies')
  @Allow('figure-reply.write')
  @Creates(figureReply)
  async reply(
    @CurrentCaller() caller: Caller,
    @Body(zod(figureReplyRequest)) request: z.output<typeof figureReplyRequest>,
  ): Promise<FigureReplyView> {
    return this.database.transaction((session) => this.service.reply(session, caller, request));
  }

  /** The caller's own. */
  @Get('officials/me/figure-replies')
  @Allow('own-case.read')
  @Returns(200, page(figureReply))
  async own(
    @CurrentCaller() caller: Caller,
    @Query(zod(pageQuery)) query: z.output<typeof pageQuery>,
  ): Promise<unknown> {
    const { officialId } = caller;
    if (officialId === undefined) return { items: [], next: null };
    return this.page(query, { scope: null, officialId, unitsOnly: false });
  }

  /** What a unit says to its public figures, as public as they are. */
  @Get('units/:unitId/figure-replies')
  @Public()
  @Returns(200, page(figureReply))
  async ofUnit(
    @Param('unitId', zod(uuid)) unitId: string,
    @Query(zod(unitRepliesQuery)) query: z.output<typeof unitRepliesQuery>,
  ) {
    return this.page(query, { scope: null, unitId, publicationId: query.publicationId, unitsOnly: true });
  }

  private async page(
    { limit, cursor }: z.output<typeof pageQuery>,
    filter: Omit<ReplyFilter, 'limit' | 'after'>,
  ) {
    const after = readCursor(uuid, cursor);
    const found = await this.database.read((session) =>
      this.replies.list(session, { ...filter, limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ replyId }) => replyId);
  }
}
