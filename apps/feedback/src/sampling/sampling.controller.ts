import {
  draw,
  drawDay,
  drawReveal,
  drawRevealQuery,
  samplingRule,
  samplingRuleRequest,
  samplingRules,
} from '@namkhong/contracts/http/feedback';
import {
  Allow,
  CurrentCaller,
  Idempotent,
  Public,
  RateLimit,
  Returns,
  zod,
  type Caller,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { SamplingService } from './sampling.service.js';

/** What share of those served is asked, from which day. */
@Controller('sampling-rules')
export class SamplingRulesController {
  constructor(private readonly sampling: SamplingService) {}

  @Post()
  @Allow('sampling.configure')
  @Idempotent()
  @Returns(201, samplingRule)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(samplingRuleRequest)) body: z.output<typeof samplingRuleRequest>,
  ): Promise<z.output<typeof samplingRule>> {
    return this.sampling.record(body, caller);
  }

  @Get()
  @Allow('sampling.read')
  @Returns(200, samplingRules)
  async list(): Promise<z.output<typeof samplingRules>> {
    return { items: await this.sampling.rules() };
  }
}

/** The proof that nobody chose whom to ask. */
@Controller('draws')
export class DrawsController {
  constructor(private readonly sampling: SamplingService) {}

  @Get(':day')
  @Public()
  @RateLimit({ points: 60, seconds: 60 })
  @Returns(200, draw)
  async commitment(@Param(zod(drawDay)) { day }: z.output<typeof drawDay>): Promise<z.output<typeof draw>> {
    return this.sampling.commitment(day);
  }

  @Get(':day/seed')
  @Allow('sampling.audit')
  @Returns(200, drawReveal)
  async reveal(
    @Param(zod(drawDay)) { day }: z.output<typeof drawDay>,
    @Query(zod(drawRevealQuery)) { after }: z.output<typeof drawRevealQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<z.output<typeof drawReveal>> {
    return this.sampling.reveal(day, after, caller);
  }
}
