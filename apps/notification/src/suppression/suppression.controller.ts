import { page } from '@namkhong/contracts/http/page';
import {
  suppressionCreated,
  suppressionRequest,
  suppressionsQuery,
  suppressionView,
} from '@namkhong/contracts/http/notification-suppression';
import { Allow, CurrentCaller, Database, Idempotent, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { SuppressionRepository } from './suppression.repository.js';
import { SuppressionService } from './suppression.service.js';

const suppressionPage = page(suppressionView);

@Controller('suppressions')
export class SuppressionController {
  constructor(
    private readonly database: Database,
    private readonly repository: SuppressionRepository,
    private readonly suppressions: SuppressionService,
  ) {}

  @Get()
  @Allow('suppression.manage')
  @Returns(200, suppressionPage)
  async list(
    @Query(zod(suppressionsQuery)) { cursor, limit }: z.output<typeof suppressionsQuery>,
  ): Promise<z.output<typeof suppressionPage>> {
    const found = await this.database.read((session) => this.repository.list(session, cursor, limit + 1));
    const shown = found.slice(0, limit);
    return {
      items: shown.map((each) => ({ ...each, since: each.since.toISOString() })),
      next: found.length > limit ? (shown.at(-1)?.suppressionId ?? null) : null,
    };
  }

  @Post()
  @Allow('suppression.manage')
  @Idempotent()
  @Returns(201, suppressionCreated)
  async add(
    @CurrentCaller() caller: Caller,
    @Body(zod(suppressionRequest)) request: z.output<typeof suppressionRequest>,
  ): Promise<z.output<typeof suppressionCreated>> {
    return this.suppressions.add(caller, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('suppression.manage')
  async remove(@CurrentCaller() caller: Caller, @Param('id', zod(z.uuid())) id: string): Promise<void> {
    await this.suppressions.remove(caller, id);
  }
}
