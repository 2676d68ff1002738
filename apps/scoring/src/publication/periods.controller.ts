import { code, quarter } from '@namkhong/contracts';
import {
  periodRequest,
  publicationSummary,
  recomputation,
} from '@namkhong/contracts/http/scoring-publication';
import { Allow, AuditLog, type Caller, CurrentCaller, Idempotent, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { PeriodsService } from './periods.service.js';

@Controller('periods')
export class PeriodsController {
  constructor(
    private readonly periods: PeriodsService,
    private readonly audit: AuditLog,
  ) {}

  /** Closes a quarter that is over, and publishes its figures with a signed manifest. */
  @Post()
  @Allow('period.close')
  @Idempotent()
  @Returns(201, publicationSummary)
  async close(
    @CurrentCaller() caller: Caller,
    @Body(zod(periodRequest)) request: z.output<typeof periodRequest>,
  ) {
    return this.audit.carryOut(
      () => this.periods.close(request),
      ({ publicationId, setCode, quarter: closed, manifestHash }) => ({
        act: 'period.close',
        caller,
        targets: [publicationId],
        details: { setCode, quarter: closed, manifestHash },
      }),
    );
  }

  /** Publishes a closed quarter anew where its figures changed; the publication before it stays readable. */
  @Post(':setCode/:quarter/recompute')
  @HttpCode(200)
  @Allow('period.close')
  @Returns(200, recomputation)
  async recompute(
    @CurrentCaller() caller: Caller,
    @Param('setCode', zod(code)) setCode: string,
    @Param('quarter', zod(quarter)) ofQuarter: string,
  ) {
    return this.audit.carryOut(
      () => this.periods.recompute({ setCode, quarter: ofQuarter }),
      ({ outcome, publicationId }) => ({
        act: 'period.close/recompute',
        caller,
        targets: [publicationId],
        details: { setCode, quarter: ofQuarter, outcome },
      }),
    );
  }
}
