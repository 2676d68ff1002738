import {
  publishedRequest,
  publishedRequestsQuery,
  requestAddition,
  requestFigures,
  requestFiguresQuery,
  requestReceipt,
  requestRequest,
  requestStatus,
  requestStatusRequest,
  requestVerdict,
  type RequestReceipt,
  type RequestStatus,
} from '@namkhong/contracts/http/feedback-requests';
import { page } from '@namkhong/contracts/http/page';
import { networkOf, pageOf, Public, RateLimit, readCursor, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { HolderService } from './holder.service.js';
import { RequestIntakeService } from './intake.service.js';
import { RequestViewService } from './request-view.service.js';

/**
 * What anybody may do about requests. No cookie, nothing of the network or the device is kept. An answer with a receipt is
 * given once: no Idempotency-Key is kept for it, as it would keep the code, of which only the hash is stored. Codes stand
 * in bodies, so that no log has them.
 */
@Controller('requests')
export class RequestIntakeController {
  constructor(
    private readonly intake: RequestIntakeService,
    private readonly holders: HolderService,
    private readonly views: RequestViewService,
  ) {}

  /** The limit keeps machines out; far below it the queue changes, and nobody is turned away. */
  @Post()
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(201, requestReceipt)
  async receive(
    @Req() request: Parameters<typeof networkOf>[0],
    @Body(zod(requestRequest)) body: z.output<typeof requestRequest>,
  ): Promise<RequestReceipt> {
    const received = await this.intake.receive(body, networkOf(request));
    return requestReceipt.parse(received);
  }

  @Get('published')
  @Public()
  @Returns(200, page(publishedRequest))
  async published(@Query(zod(publishedRequestsQuery)) query: z.output<typeof publishedRequestsQuery>) {
    const { unitId, topic, limit, cursor } = query;
    const asked = { unitId, topic, limit: limit + 1, after: readCursor(z.uuid(), cursor) };
    return pageOf(await this.views.published(asked), limit, ({ requestId }) => requestId);
  }

  @Get('figures')
  @Public()
  @Returns(200, requestFigures)
  async figures(
    @Query(zod(requestFiguresQuery)) query: z.output<typeof requestFiguresQuery>,
  ): Promise<z.output<typeof requestFigures>> {
    return this.views.figures(query);
  }

  @Post('status')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, requestStatus)
  async status(
    @Body(zod(requestStatusRequest)) { receiptCode }: z.output<typeof requestStatusRequest>,
  ): Promise<RequestStatus> {
    return this.holders.status(receiptCode);
  }

  @Post('verdict')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, requestStatus)
  async judge(@Body(zod(requestVerdict)) body: z.output<typeof requestVerdict>): Promise<RequestStatus> {
    return this.holders.judge(body);
  }

  @Post('reopening')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, requestStatus)
  async reopen(@Body(zod(requestAddition)) body: z.output<typeof requestAddition>): Promise<RequestStatus> {
    return this.holders.reopen(body);
  }

  @Post('appeal')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, requestStatus)
  async appeal(@Body(zod(requestAddition)) body: z.output<typeof requestAddition>): Promise<RequestStatus> {
    return this.holders.appeal(body);
  }

  @Post('addition')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, requestStatus)
  async add(@Body(zod(requestAddition)) body: z.output<typeof requestAddition>): Promise<RequestStatus> {
    return this.holders.add(body);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, requestStatus)
  async withdraw(
    @Body(zod(requestStatusRequest)) { receiptCode }: z.output<typeof requestStatusRequest>,
  ): Promise<RequestStatus> {
    return this.holders.withdraw(receiptCode);
  }
}
