import { page } from '@namkhong/contracts/http/page';
import {
  request,
  requestAnswer,
  requestMerging,
  requestPublication,
  requestReply,
  requestsQuery,
  requestSummary,
  type RequestView,
} from '@namkhong/contracts/http/feedback-requests';
import {
  Allow,
  AuditLog,
  type AuditEntry,
  type Caller,
  CurrentCaller,
  pageOf,
  readCursor,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import { RequestHandlingService } from './handling.service.js';
import { RequestViewService } from './request-view.service.js';

const requestId = () => Param('requestId', zod(z.uuid()));
type Reply = Parameters<typeof tagged>[0];

/** Requests in the hands of the competent unit. Each answer's ETag is the version that the next act names in If-Match. */
@Controller('requests')
export class RequestsController {
  constructor(
    private readonly handling: RequestHandlingService,
    private readonly views: RequestViewService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Allow('request.read')
  @Returns(200, page(requestSummary))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(requestsQuery)) { cursor, limit, ...query }: z.output<typeof requestsQuery>,
  ) {
    const { unitId, state, topic, queue, overdue } = query;
    const after = readCursor(z.uuid(), cursor);
    const found = await this.views.list(caller, {
      unitId,
      state,
      topic,
      queue,
      overdue,
      after,
      limit: limit + 1,
    });
    return pageOf(found, limit, (last) => last.requestId);
  }

  @Get(':requestId')
  @Allow('request.read')
  @Returns(200, request)
  async one(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    return tagged(reply, await this.views.one(caller, id));
  }

  @Post(':requestId/reply')
  @HttpCode(200)
  @Allow('request.handle')
  @Returns(200, request)
  async reply(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(requestReply)) body: z.output<typeof requestReply>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    const work = () => this.handling.reply(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell(`request.handle/${body.reply}`, caller)));
  }

  @Post(':requestId/answer')
  @HttpCode(200)
  @Allow('request.handle')
  @Returns(200, request)
  async answer(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(requestAnswer)) body: z.output<typeof requestAnswer>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    const work = () => this.handling.answer(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('request.handle/answer', caller)));
  }

  /** `closed` is the unit's word; whether it is resolved the person says. */
  @Post(':requestId/closing')
  @HttpCode(200)
  @Allow('request.handle')
  @Returns(200, request)
  async close(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(requestAnswer)) body: z.output<typeof requestAnswer>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    const work = () => this.handling.close(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('request.handle/close', caller)));
  }

  @Post(':requestId/merging')
  @HttpCode(200)
  @Allow('request.handle')
  @Returns(200, request)
  async merge(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(requestMerging)) body: z.output<typeof requestMerging>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    const work = () => this.handling.merge(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('request.handle/merge', caller)));
  }

  /** By somebody else than who closed it, who has freed the texts of personal data. */
  @Post(':requestId/publication')
  @HttpCode(200)
  @Allow('request.publish')
  @Returns(200, request)
  async publish(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(requestPublication)) body: z.output<typeof requestPublication>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    const work = () => this.handling.publish(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('request.publish', caller)));
  }

  @Post(':requestId/publication/withdrawal')
  @HttpCode(200)
  @Allow('request.publish')
  @Returns(200, request)
  async unpublish(
    @CurrentCaller() caller: Caller,
    @requestId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<RequestView> {
    const work = () => this.handling.unpublish(caller, id, versionOf(ifMatch));
    return tagged(reply, await this.audit.carryOut(work, tell('request.publish/withdraw', caller)));
  }
}

function tell(act: AuditEntry['act'], caller: Caller) {
  return (view: RequestView): AuditEntry => ({
    act,
    caller,
    targets: view.mergedInto === null ? [view.requestId] : [view.requestId, view.mergedInto],
    details: { state: view.state, unitId: view.unitId },
  });
}
