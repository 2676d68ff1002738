import { code, quarter } from '@namkhong/contracts';
import {
  periodRequest,
  publicationSummary,
  recomputation,
} from '@namkhong/contracts/http/scoring-publication';
import { Allow, Idempotent, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { PeriodsService } from './periods.service.js';

@Controller('periods')
export class PeriodsController {
  constructor(private readonly periods: PeriodsService) {}

  /** Closes a quarter that is over, and publishes its figures with a signed manifest. */
  @Post()
  @Allow('period.close')
  @Idempotent()
  @Returns(201, publicationSummary)
  async close(@Body(zod(periodRequest)) request: z.output<typeof periodRequest>) {
    return this.periods.close(request);
  }

  /** Publishes a closed quarter anew where its figures changed; the publication before it stays readable. */
  @Post(':setCode/:quarter/recompute')
  @HttpCode(200)
  @Allow('period.close')
  @Returns(200, recomputation)
  async recompute(
    @Param('setCode', zod(code)) setCode: string,
    @Param('quarter', zod(quarter)) ofQuarter: string,
  ) {
    return this.periods.recompute({ setCode, quarter: ofQuarter });
  }
}
