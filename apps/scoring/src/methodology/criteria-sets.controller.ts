import { code } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { criteriaSet, criteriaSetRequest } from '@namkhong/contracts/http/scoring';
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

  /** The version published last. */
  @Get(':code')
  @Public()
  @Returns(200, criteriaSet)
  async latest(@Param('code', zod(code)) setCode: string) {
    return this.sets.latest(setCode);
  }
}
