import { ballotHeader, deviceHeader, ratingReceipt, ratingRequest } from '@namkhong/contracts/http/feedback';
import { Problem, Public, RateLimit, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Headers, Post } from '@nestjs/common';
import type { z } from 'zod';
import { SHORTEST_KEY } from './receipt.js';
import { RatingsService } from './ratings.service.js';

/** A name of a network or device is short; anything longer is cut before it is hashed. */
const LONGEST_NAME = 200;

/**
 * One ballot, one rating. An `Idempotency-Key` is not kept: the receipt is worked out from it and the ballot, so that the
 * same request gets the same answer.
 */
@Controller('ratings')
@RateLimit({ points: 60, seconds: 60 }, { points: 10, seconds: 60, header: ballotHeader })
export class RatingsController {
  constructor(private readonly ratings: RatingsService) {}

  @Post()
  @Public()
  @Returns(201, ratingReceipt)
  async cast(
    @Headers(ballotHeader) token: string | undefined,
    @Headers('nk-network') network: string | undefined,
    @Headers(deviceHeader) device: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zod(ratingRequest)) body: z.output<typeof ratingRequest>,
  ): Promise<z.output<typeof ratingReceipt>> {
    return this.ratings.cast(token, body, {
      network: named(network),
      device: named(device),
      key: usableKey(key),
    });
  }
}

function usableKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (header.length < SHORTEST_KEY || header.length > LONGEST_NAME)
    throw new Problem(400, 'idempotency-key-too-short', { shortest: SHORTEST_KEY });
  return header;
}

function named(header: string | undefined): string | null {
  return header ? header.slice(0, LONGEST_NAME) : null;
}
