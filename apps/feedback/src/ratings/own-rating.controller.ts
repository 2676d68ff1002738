import {
  ratingExport,
  ratingRevision,
  ratingState,
  ratingWithdrawal,
  receiptHeader,
} from '@namkhong/contracts/http/feedback';
import { Public, RateLimit, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Delete, Get, Headers, HttpCode, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { OwnRatingService } from './own-rating.service.js';

/** The rating of whoever holds its receipt, which travels in a header and stands in no log of addresses. */
@Controller('rating')
@RateLimit({ points: 60, seconds: 60 }, { points: 20, seconds: 60, header: receiptHeader })
export class OwnRatingController {
  constructor(private readonly ratings: OwnRatingService) {}

  /** Whether it counts. */
  @Get()
  @Public()
  @Returns(200, ratingState)
  async state(@Headers(receiptHeader) receipt: string | undefined): Promise<z.output<typeof ratingState>> {
    return this.ratings.state(receipt);
  }

  /** All that is kept of it, to take along. */
  @Get('export')
  @Public()
  @Returns(200, ratingExport)
  async export(@Headers(receiptHeader) receipt: string | undefined): Promise<z.output<typeof ratingExport>> {
    return this.ratings.export(receipt);
  }

  /** Other answers in its place, until the seventh day; the last ones count. Saying the same again changes nothing. */
  @Put()
  @Public()
  @Returns(200, ratingState)
  async revise(
    @Headers(receiptHeader) receipt: string | undefined,
    @Body(zod(ratingRevision)) { levels, further }: z.output<typeof ratingRevision>,
  ): Promise<z.output<typeof ratingState>> {
    return this.ratings.revise(receipt, levels, further);
  }

  /**
   * Takes it back until the seventh day: it counts no longer and its answers are deleted. To have the receipt forgotten is
   * possible at any time.
   */
  @Delete()
  @Public()
  @HttpCode(204)
  async withdraw(
    @Headers(receiptHeader) receipt: string | undefined,
    @Query(zod(ratingWithdrawal)) { erase }: z.output<typeof ratingWithdrawal>,
  ): Promise<void> {
    await this.ratings.withdraw(receipt, erase);
  }
}
