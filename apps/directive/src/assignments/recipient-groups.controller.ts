import {
  recipientGroup,
  recipientGroupRequest,
  recipientGroupSummary,
  type RecipientGroup,
} from '@namkhong/contracts/http/directive-assignments';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { RecipientGroupService } from './recipient-group.service.js';

const cursor = z.object({ name: z.string(), groupId: z.uuid() });

/** Groups of units under a name, which the issuer addresses together. */
@Controller('recipient-groups')
export class RecipientGroupsController {
  constructor(private readonly groups: RecipientGroupService) {}

  @Get()
  @Allow('recipient-group.manage')
  @Returns(200, page(recipientGroupSummary))
  async list(@Query(zod(pageQuery)) query: z.output<typeof pageQuery>) {
    const { limit } = query;
    const after = readCursor(cursor, query.cursor);
    const found = await this.groups.list({ after, limit: limit + 1 });
    return pageOf(found, limit, ({ name, groupId }) => ({ name, groupId }));
  }

  @Post()
  @Allow('recipient-group.manage')
  @Creates(recipientGroup)
  async create(
    @CurrentCaller() caller: Caller,
    @Body(zod(recipientGroupRequest)) body: z.output<typeof recipientGroupRequest>,
  ): Promise<RecipientGroup> {
    return this.groups.create(caller, body);
  }

  /** Its ETag is the version that a replacement names in If-Match. */
  @Get(':groupId')
  @Allow('recipient-group.manage')
  @Returns(200, recipientGroup)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('groupId', zod(z.uuid())) groupId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecipientGroup> {
    return tagged(reply, await this.groups.one(caller, groupId));
  }

  @Put(':groupId')
  @Allow('recipient-group.manage')
  @Returns(200, recipientGroup)
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('groupId', zod(z.uuid())) groupId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(recipientGroupRequest)) body: z.output<typeof recipientGroupRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecipientGroup> {
    return tagged(reply, await this.groups.replace(caller, groupId, versionOf(ifMatch), body));
  }
}
