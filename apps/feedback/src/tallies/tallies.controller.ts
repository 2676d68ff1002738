import { importDryRun, tallyImport } from '@namkhong/contracts/http/feedback';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, tellImport, zod } from '@namkhong/service-kit';
import { Body, Controller, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { TalliesService } from './tallies.service.js';

@Controller('imports/tallies')
export class TalliesController {
  constructor(
    private readonly tallies: TalliesService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('tally.import')
  @Returns(201, importReport)
  async import(
    @CurrentCaller() caller: Caller,
    @Query(zod(importDryRun)) query: z.output<typeof importDryRun>,
    @Body(zod(tallyImport)) body: z.output<typeof tallyImport>,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.tallies.import(body, query.dryRun),
      tellImport('tally.import', caller),
    );
  }
}
