import { uuid } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { savedQuery, savedQueryRequest } from '@namkhong/contracts/http/scoring-query';
import { Allow, CurrentCaller, Idempotent, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { SavedQueriesService } from './saved-queries.service.js';

const listQuery = pageQuery.extend({ cursor: uuid.optional() });

@Controller('saved-queries')
export class SavedQueriesController {
  constructor(private readonly saved: SavedQueriesService) {}

  @Post()
  @Allow('query.save')
  @Idempotent()
  @Returns(201, savedQuery)
  async save(
    @Body(zod(savedQueryRequest)) request: z.output<typeof savedQueryRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.saved.save(request, caller);
  }

  /** Own ones, and those shared with a role of the caller. */
  @Get()
  @Allow('query.save')
  @Returns(200, page(savedQuery))
  async list(
    @Query(zod(listQuery)) { limit, cursor }: z.output<typeof listQuery>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.saved.list(caller, limit, cursor ?? null);
  }

  /** With everything that is made of it on time. */
  @Delete(':savedQueryId')
  @HttpCode(204)
  @Allow('query.save')
  @Returns(204)
  async remove(@Param('savedQueryId', zod(uuid)) savedQueryId: string, @CurrentCaller() caller: Caller) {
    await this.saved.remove(savedQueryId, caller);
  }
}
