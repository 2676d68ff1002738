import { historyImport } from '@namkhong/contracts/http/feedback';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { Allow, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Post } from '@nestjs/common';
import type { z } from 'zod';
import { HistoryService } from './history.service.js';

@Controller('imports/history')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Post()
  @Allow('dossier.import')
  @Returns(201, importReport)
  async import(@Body(zod(historyImport)) body: z.output<typeof historyImport>): Promise<ImportReport> {
    return this.history.import(body.ratings);
  }
}
