import { uuid } from '@namkhong/contracts';
import { exportRequest, scheduledExport } from '@namkhong/contracts/http/scoring-query';
import { Allow, CurrentCaller, Idempotent, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { ExportRequest } from './exports.repository.js';
import { ExportsService } from './exports.service.js';
import { mediaTypes } from './write-answer-file.js';

@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Post()
  @Allow('query.save')
  @Idempotent()
  @Returns(201, scheduledExport)
  async schedule(@Body(zod(exportRequest)) request: ExportRequest, @CurrentCaller() caller: Caller) {
    return this.exports.schedule(request, caller);
  }

  /** The caller's own, each with its next run and its files. */
  @Get()
  @Allow('query.save')
  @Returns(200, z.object({ items: z.array(scheduledExport) }))
  async list(@CurrentCaller() caller: Caller) {
    return { items: await this.exports.list(caller) };
  }

  @Get('files/:fileId')
  @Allow('query.save')
  @Returns(200, undefined, 'The file as it was made.')
  async file(@Param('fileId', zod(uuid)) fileId: string, @CurrentCaller() caller: Caller) {
    const { format, content } = await this.exports.file(fileId, caller);
    return new StreamableFile(content, {
      type: mediaTypes[format],
      length: content.length,
      disposition: `attachment; filename="nam-khong-${fileId}.${format}"`,
    });
  }

  /** With its files. */
  @Delete(':exportId')
  @HttpCode(204)
  @Allow('query.save')
  @Returns(204)
  async remove(@Param('exportId', zod(uuid)) exportId: string, @CurrentCaller() caller: Caller) {
    await this.exports.remove(exportId, caller);
  }
}
