import { code } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import {
  criteriaSet,
  criteriaSetOn,
  criteriaSetRequest,
  criteriaSetVersions,
} from '@namkhong/contracts/http/scoring';
import { Allow, Idempotent, Public, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CriteriaSetsService } from './criteria-sets.service.js';
import type { CriteriaSetRequest } from './publish-criteria-set.js';

@Controller('criteria-sets')
export class CriteriaSetsController {
  constructor(private readonly sets: CriteriaSetsService) {}

  @Post()
  @Allow('methodology.publish')
  @Idempotent()
  @Returns(201, criteriaSet)
  async publish(@Body(zod(criteriaSetRequest)) request: CriteriaSetRequest) {
    return this.sets.publish(request);
  }

  @Get()
  @Public()
  @Returns(200, page(criteriaSet))
  async list(@Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>) {
    return this.sets.list(limit, cursor);
  }

  /** The version published last, or the one in force on a day. */
  @Get(':code')
  @Public()
  @Returns(200, criteriaSet)
  async one(
    @Param('code', zod(code)) setCode: string,
    @Query(zod(criteriaSetOn)) { on }: z.output<typeof criteriaSetOn>,
  ) {
    return this.sets.one(setCode, on);
  }

  /** Every version, and what changed by it. */
  @Get(':code/versions')
  @Public()
  @Returns(200, criteriaSetVersions)
  async versions(@Param('code', zod(code)) setCode: string) {
    return this.sets.versions(setCode);
  }
}
