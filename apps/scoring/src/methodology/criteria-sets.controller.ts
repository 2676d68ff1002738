import { code } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import {
  criteriaSet,
  criteriaSetOn,
  criteriaSetRequest,
  criteriaSetVersions,
} from '@namkhong/contracts/http/scoring';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Idempotent,
  Public,
  Returns,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CriteriaSetsService } from './criteria-sets.service.js';
import type { CriteriaSetRequest } from './publish-criteria-set.js';

@Controller('criteria-sets')
export class CriteriaSetsController {
  constructor(
    private readonly sets: CriteriaSetsService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('methodology.publish')
  @Idempotent()
  @Returns(201, criteriaSet)
  async publish(@CurrentCaller() caller: Caller, @Body(zod(criteriaSetRequest)) request: CriteriaSetRequest) {
    return this.audit.carryOut(
      () => this.sets.publish(request),
      ({ setCode, version, effectiveFrom, clauseId }) => ({
        act: 'methodology.publish',
        caller,
        targets: [setCode],
        details: { version, effectiveFrom, clauseId },
      }),
    );
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
