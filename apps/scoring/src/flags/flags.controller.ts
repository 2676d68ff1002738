import { uuid } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { contestDecisionRequest, contestRequest, flag } from '@namkhong/contracts/http/scoring-flags';
import { Allow, AuditLog, type Caller, CurrentCaller, Idempotent, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ContestsService } from './contests.service.js';
import { FlagsService } from './flags.service.js';
import { showFlag } from './show-flag.js';

const flagPage = pageQuery.extend({ cursor: uuid.optional() });

@Controller()
export class FlagsController {
  constructor(
    private readonly flags: FlagsService,
    private readonly contests: ContestsService,
    private readonly audit: AuditLog,
  ) {}

  @Get('flags')
  @Allow('flag.read')
  @Returns(200, page(flag))
  async list(
    @Query(zod(flagPage)) { limit, cursor }: z.output<typeof flagPage>,
    @CurrentCaller() caller: Caller,
  ) {
    const { items, next } = await this.flags.list(caller, limit, cursor);
    return { items: items.map((file) => showFlag(file, caller)), next };
  }

  /** Flags about the official the account belongs to. */
  @Get('officials/me/flags')
  @Allow('own-figures.read')
  @Returns(200, page(flag))
  async own(
    @Query(zod(flagPage)) { limit, cursor }: z.output<typeof flagPage>,
    @CurrentCaller() caller: Caller,
  ) {
    const { items, next } = await this.flags.own(caller, limit, cursor);
    return { items: items.map((file) => showFlag(file, caller)), next };
  }

  @Get('flags/:flagId')
  @Allow('flag.read')
  @Returns(200, flag)
  async one(@Param('flagId', zod(uuid)) flagId: string, @CurrentCaller() caller: Caller) {
    return showFlag(await this.flags.one(caller, flagId), caller);
  }

  /** Objects to a flag, within fifteen working days of its being told. */
  @Post('flags/:flagId/contests')
  @Allow('flag.contest')
  @Idempotent()
  @Returns(201, flag)
  async contest(
    @Param('flagId', zod(uuid)) flagId: string,
    @Body(zod(contestRequest)) request: z.output<typeof contestRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    const contested = await this.audit.carryOut(
      () => this.contests.contest(caller, flagId, request),
      () => ({ act: 'flag.contest', caller, targets: [flagId] }),
    );
    return showFlag(contested, caller);
  }

  /** Decides about a contest, with the reason; nobody in the line of the unit concerned may. */
  @Post('flags/:flagId/contests/:contestId/decision')
  @HttpCode(200)
  @Allow('flag.decide-contest')
  @Returns(200, flag)
  async decide(
    @Param('flagId', zod(uuid)) flagId: string,
    @Param('contestId', zod(uuid)) contestId: string,
    @Body(zod(contestDecisionRequest)) request: z.output<typeof contestDecisionRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    const decided = await this.audit.carryOut(
      () => this.contests.decide(caller, flagId, contestId, request),
      () => ({
        act: 'flag.decide-contest',
        caller,
        targets: [flagId, contestId],
        details: { outcome: request.outcome },
      }),
    );
    return showFlag(decided, caller);
  }
}
