import { assistedRating, ballotHeader, ratingReceipt } from '@namkhong/contracts/http/feedback';
import { CurrentCaller, Allow, RateLimit, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Headers, Post } from '@nestjs/common';
import type { z } from 'zod';
import { AssistedRatingsService } from './assisted-ratings.service.js';

type Receipt = z.output<typeof ratingReceipt>;

/**
 * Answers that somebody else types in, each with the citizen's ballot and marked by its channel. Whoever types sees the
 * questions and this one answer, and is given no route to any other.
 */
@Controller('assisted-ratings')
@RateLimit({ points: 60, seconds: 60 })
export class AssistedRatingsController {
  constructor(private readonly ratings: AssistedRatingsService) {}

  /** By an operator who rang the person served. */
  @Post('calls')
  @Allow('rating.record-call')
  @Returns(201, ratingReceipt)
  async recordCall(
    @CurrentCaller() caller: Caller,
    @Headers(ballotHeader) token: string | undefined,
    @Body(zod(assistedRating)) { levels }: z.output<typeof assistedRating>,
  ): Promise<Receipt> {
    return this.ratings.record(token, { levels, channel: 'call-back' }, caller);
  }

  /** By somebody at the unit, for a citizen who asked for it; never by the official the ballot is about. */
  @Post('counter')
  @Allow('rating.record-for-citizen')
  @Returns(201, ratingReceipt)
  async recordAtCounter(
    @CurrentCaller() caller: Caller,
    @Headers(ballotHeader) token: string | undefined,
    @Body(zod(assistedRating)) { levels }: z.output<typeof assistedRating>,
  ): Promise<Receipt> {
    return this.ratings.record(token, { levels, channel: 'staff' }, caller);
  }
}
