import { civilDate, uuid } from '@namkhong/contracts';
import {
  clockEndRequest,
  deadline,
  deadlinesQuery,
  extensionRequest,
  suspensionRequest,
  type DeadlineView,
} from '@namkhong/contracts/http/directive-clocks';
import { page } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { ClocksService } from './clocks.service.js';

const position = z.object({ dueOn: civilDate, clockId: uuid });

/** What must be done by when, in cases and findings. */
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly clocks: ClocksService) {}

  @Get()
  @Allow('deadline.read')
  @Returns(200, page(deadline))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(deadlinesQuery)) query: z.output<typeof deadlinesQuery>,
  ) {
    const { state, unitId, limit, cursor } = query;
    const overdueOn = state === 'overdue' ? caller.today : null;
    const after = readCursor(position, cursor);
    const found = await this.clocks.open(caller, { unitId, overdueOn, limit: limit + 1, after });
    return pageOf(found, limit, ({ dueOn, clockId }) => ({ dueOn, clockId }));
  }

  @Post(':clockId/suspensions')
  @HttpCode(200)
  @Allow('deadline.adjust')
  @Returns(200, deadline)
  async suspend(
    @CurrentCaller() caller: Caller,
    @Param('clockId', zod(uuid)) clockId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(suspensionRequest)) request: z.output<typeof suspensionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlineView> {
    const changed = await this.clocks.suspend(caller, clockId, versionOf(ifMatch), request);
    return tagged(reply, changed);
  }

  @Post(':clockId/extensions')
  @HttpCode(200)
  @Allow('deadline.adjust')
  @Returns(200, deadline)
  async extend(
    @CurrentCaller() caller: Caller,
    @Param('clockId', zod(uuid)) clockId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(extensionRequest)) request: z.output<typeof extensionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlineView> {
    const changed = await this.clocks.extend(caller, clockId, versionOf(ifMatch), request);
    return tagged(reply, changed);
  }

  /** The step was taken on the day. */
  @Post(':clockId/end')
  @HttpCode(200)
  @Allow('deadline.adjust')
  @Returns(200, deadline)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('clockId', zod(uuid)) clockId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(clockEndRequest)) { on }: z.output<typeof clockEndRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlineView> {
    const changed = await this.clocks.end(caller, clockId, versionOf(ifMatch), on);
    return tagged(reply, changed);
  }
}
