import { uuid } from '@namkhong/contracts';
import {
  actionClosingRequest,
  actionVerificationRequest,
  improvementPlan,
  improvementPlanRequest,
  improvementPlansQuery,
  improvementSummary,
  improvementSummaryQuery,
  type ImprovementPlanView,
} from '@namkhong/contracts/http/directive-improvement';
import { page } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { PlanQueries } from './plan-queries.js';
import { PlansService } from './plans.service.js';

const ordinalOf = z.coerce.number().int().min(1).max(30);

/** What units do about a low criterion, and what became of it. */
@Controller('improvement-plans')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly queries: PlanQueries,
  ) {}

  @Get()
  @Allow('improvement.read')
  @Returns(200, page(improvementPlan))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(improvementPlansQuery)) { limit, cursor, ...filter }: z.output<typeof improvementPlansQuery>,
  ) {
    const after = readCursor(uuid, cursor);
    const { unitId, caseId } = filter;
    const found = await this.queries.list(caller, { unitId, caseId, limit: limit + 1, after });
    return pageOf(found, limit, ({ planId }) => planId);
  }

  @Post()
  @Allow('improvement.edit')
  @Creates(improvementPlan)
  async make(
    @CurrentCaller() caller: Caller,
    @Body(zod(improvementPlanRequest)) request: z.output<typeof improvementPlanRequest>,
  ): Promise<ImprovementPlanView> {
    return this.plans.make(caller, request);
  }

  /** What units closed themselves beside what others verified. */
  @Get('summary')
  @Allow('improvement.read')
  @Returns(200, improvementSummary)
  async summary(
    @CurrentCaller() caller: Caller,
    @Query(zod(improvementSummaryQuery)) { unitId }: z.output<typeof improvementSummaryQuery>,
  ) {
    return this.queries.summary(caller, unitId);
  }

  /** Its ETag is the version that every act names in If-Match. */
  @Get(':planId')
  @Allow('improvement.read')
  @Returns(200, improvementPlan)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('planId', zod(uuid)) planId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImprovementPlanView> {
    return tagged(reply, await this.queries.one(caller, planId));
  }

  @Put(':planId')
  @Allow('improvement.edit')
  @Returns(200, improvementPlan)
  async change(
    @CurrentCaller() caller: Caller,
    @Param('planId', zod(uuid)) planId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(improvementPlanRequest)) request: z.output<typeof improvementPlanRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImprovementPlanView> {
    const asked = { caller, planId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.plans.change(asked, request));
  }

  /** The unit says that it has done it. */
  @Post(':planId/actions/:ordinal/closing')
  @HttpCode(200)
  @Allow('improvement.edit')
  @Returns(200, improvementPlan)
  async close(
    @CurrentCaller() caller: Caller,
    @Param('planId', zod(uuid)) planId: string,
    @Param('ordinal', zod(ordinalOf)) ordinal: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(actionClosingRequest)) { text }: z.output<typeof actionClosingRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImprovementPlanView> {
    const asked = { caller, planId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.plans.close(asked, ordinal, text));
  }

  /** Somebody outside the unit says what they found. */
  @Post(':planId/actions/:ordinal/verification')
  @HttpCode(200)
  @Allow('improvement.verify')
  @Returns(200, improvementPlan)
  async verify(
    @CurrentCaller() caller: Caller,
    @Param('planId', zod(uuid)) planId: string,
    @Param('ordinal', zod(ordinalOf)) ordinal: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(actionVerificationRequest)) request: z.output<typeof actionVerificationRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImprovementPlanView> {
    const asked = { caller, planId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.plans.verify(asked, ordinal, request));
  }
}
