import { watermark } from '@namkhong/contracts/http/scoring';
import { Allow, Database, Returns } from '@namkhong/service-kit';
import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { OffsetsReader } from './offsets.reader.js';
import { ProgressRepository } from './progress.repository.js';

/** How far the events are folded. */
@Controller('watermark')
export class WatermarkController {
  constructor(
    private readonly database: Database,
    private readonly progress: ProgressRepository,
    private readonly offsets: OffsetsReader,
  ) {}

  @Get()
  @Allow('intake.watermark')
  @Returns(200, watermark)
  async read(): Promise<z.output<typeof watermark>> {
    return this.database.read(async (session) => {
      const { asOf, ratings } = await this.progress.read(session);
      const partitions = await this.offsets.list(session);
      return { asOf: asOf?.toISOString() ?? null, ratings, partitions };
    });
  }
}
