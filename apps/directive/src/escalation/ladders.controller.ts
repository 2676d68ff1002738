import {
  ladder,
  ladderRequest,
  laddersQuery,
  type LadderView,
} from '@namkhong/contracts/http/directive-escalation';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
  Problem,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { LadderRepository } from './ladder.repository.js';
import { LadderService } from './ladder.service.js';

const cursor = z.object({ effectiveFrom: z.iso.date(), ladderId: z.uuid() });

/** Whom late tasks are told to: data that an office edits, with the days from which it holds. */
@Controller('escalation/ladders')
export class LaddersController {
  constructor(
    private readonly database: Database,
    private readonly repository: LadderRepository,
    private readonly ladders: LadderService,
  ) {}

  @Get()
  @Allow('escalation.read')
  @Returns(200, page(ladder))
  async list(@Query(zod(laddersQuery)) query: z.output<typeof laddersQuery>) {
    const { urgency, limit } = query;
    const after = readCursor(cursor, query.cursor);
    const found = await this.database.read((session) =>
      this.repository.list(session, { urgency, after, limit: limit + 1 }),
    );
    return pageOf(found, limit, ({ effectiveFrom, ladderId }) => ({ effectiveFrom, ladderId }));
  }

  @Post()
  @Allow('escalation.configure')
  @Creates(ladder)
  async add(
    @CurrentCaller() caller: Caller,
    @Body(zod(ladderRequest)) body: z.output<typeof ladderRequest>,
  ): Promise<LadderView> {
    return this.ladders.add(caller, body);
  }

  /** Its ETag is the version that a replacement names in If-Match. */
  @Get(':ladderId')
  @Allow('escalation.read')
  @Returns(200, ladder)
  async one(
    @Param('ladderId', zod(z.uuid())) ladderId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LadderView> {
    const found = await this.database.read((session) => this.repository.find(session, ladderId));
    if (found === null) throw new Problem(404, 'ladder-unknown', { text: ladderId });
    return tagged(reply, found);
  }

  @Put(':ladderId')
  @Allow('escalation.configure')
  @Returns(200, ladder)
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('ladderId', zod(z.uuid())) ladderId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(ladderRequest)) body: z.output<typeof ladderRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LadderView> {
    return tagged(reply, await this.ladders.replace(caller, ladderId, versionOf(ifMatch), body));
  }
}
