import { importDryRun, tallyImport } from '@namkhong/contracts/http/feedback';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { Allow, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { TalliesService } from './tallies.service.js';

@Controller('imports/tallies')
export class TalliesController {
  constructor(private readonly tallies: TalliesService) {}

  @Post()
  @Allow('tally.import')
  @Returns(201, importReport)
  async import(
    @Query(zod(importDryRun)) query: z.output<typeof importDryRun>,
    @Body(zod(tallyImport)) body: z.output<typeof tallyImport>,
  ): Promise<ImportReport> {
    return this.tallies.import(body, query.dryRun);
  }
}
