import { importDryRun } from '@namkhong/contracts/http/feedback';
import { retentionRun, type RetentionRun } from '@namkhong/contracts/http/feedback-retention';
import { Allow, CurrentCaller, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { RetentionService } from './retention.service.js';

/** What is kept no longer. To repeat it does no harm, so no Idempotency-Key is kept. */
@Controller('retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Post('runs')
  @HttpCode(200)
  @Allow('retention.run')
  @Returns(200, retentionRun)
  async run(
    @CurrentCaller() caller: Caller,
    @Query(zod(importDryRun)) { dryRun }: z.output<typeof importDryRun>,
  ): Promise<RetentionRun> {
    return this.retention.run(dryRun, caller);
  }
}
