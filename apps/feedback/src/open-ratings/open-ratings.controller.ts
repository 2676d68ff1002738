import {
  openRating,
  ratingReceipt,
  servicePointPath,
  servicePointView,
  sheetQuery,
} from '@namkhong/contracts/http/feedback';
import { Allow, CurrentCaller, Public, RateLimit, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { OpenRatingsService } from './open-ratings.service.js';
import { SheetsService } from './sheets.service.js';

/** What anybody says of a place, for a little of their device's work. */
@Controller('open-ratings')
export class OpenRatingsController {
  constructor(private readonly ratings: OpenRatingsService) {}

  @Post()
  @Public()
  @RateLimit({ points: 10, seconds: 60 })
  @Returns(201, ratingReceipt)
  async rate(
    @Body(zod(openRating)) body: z.output<typeof openRating>,
  ): Promise<z.output<typeof ratingReceipt>> {
    return this.ratings.rate(body);
  }
}

/** The places themselves, and the sheets with their codes. */
@Controller('service-points')
export class ServicePointsController {
  constructor(
    private readonly ratings: OpenRatingsService,
    private readonly sheets: SheetsService,
  ) {}

  @Get(':code')
  @Public()
  @RateLimit({ points: 60, seconds: 60 })
  @Returns(200, servicePointView)
  async view(
    @Param(zod(servicePointPath)) { code }: z.output<typeof servicePointPath>,
  ): Promise<z.output<typeof servicePointView>> {
    return this.ratings.view(code);
  }

  /** A page to print, or the code alone. */
  @Get(':code/sheet')
  @Allow('service-point.print-code')
  async sheet(
    @Param(zod(servicePointPath)) { code }: z.output<typeof servicePointPath>,
    @Query(zod(sheetQuery)) { format }: z.output<typeof sheetQuery>,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { type, content } = await this.sheets.draw(code, format, caller);
    await reply.type(type).send(content);
  }
}
