import {
  keyDirectory,
  reportFigures,
  reportFiguresQuery,
  reportTriage,
  reportTriageQuery,
  type KeyDirectory,
  type ReportFigures,
} from '@namkhong/contracts/http/feedback-reports';
import { Public, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ReaderKeysService } from './reader-keys.service.js';
import { ReportFiguresService } from './report-figures.service.js';
import { ReportLedger } from './report-ledger.js';
import { triageOn } from './triage.js';

/** What everybody may read about confidential reports, whether they ever send one or not. */
@Controller('reports')
@Public()
export class ReportFactsController {
  constructor(
    private readonly keys: ReaderKeysService,
    private readonly statistics: ReportFiguresService,
    private readonly ledger: ReportLedger,
  ) {}

  @Get('triage')
  @Returns(200, reportTriage)
  triage(
    @Query(zod(reportTriageQuery)) { on = this.ledger.today() }: z.output<typeof reportTriageQuery>,
  ): z.output<typeof reportTriage> {
    return { on, types: triageOn(on) };
  }

  @Get('keys')
  @Returns(200, keyDirectory)
  async directory(): Promise<KeyDirectory> {
    return this.keys.directory();
  }

  @Get('figures')
  @Returns(200, reportFigures)
  async figures(
    @Query(zod(reportFiguresQuery)) query: z.output<typeof reportFiguresQuery>,
  ): Promise<ReportFigures> {
    return this.statistics.figures(query);
  }
}
