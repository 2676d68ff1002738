import { uuid } from '@namkhong/contracts';
import { startClockRequest } from '@namkhong/contracts/http/directive-clocks';
import {
  finding,
  findingAppealDecisionRequest,
  findingConclusionRequest,
  findingCorrectionRequest,
  findingDiscardRequest,
  findingRequest,
  findingsQuery,
  findingTextRequest,
  type FindingView,
} from '@namkhong/contracts/http/directive-inspections';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { FindingAccess } from './finding-access.js';
import { FindingAnswersService } from './finding-answers.service.js';
import { FindingReviewsService } from './finding-reviews.service.js';
import { FindingsService } from './findings.service.js';

/** What inspections found; the subject reads what it rests on, and nobody hears of a draft. */
@Controller('findings')
export class FindingsController {
  constructor(
    private readonly database: Database,
    private readonly access: FindingAccess,
    private readonly findings: FindingsService,
    private readonly answers: FindingAnswersService,
    private readonly reviews: FindingReviewsService,
  ) {}

  @Get()
  @Allow('finding.read')
  @Returns(200, page(finding))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(findingsQuery)) { unitId, state, limit, cursor }: z.output<typeof findingsQuery>,
  ) {
    const after = readCursor(uuid, cursor);
    const found = await this.database.read((session) =>
      this.access.list(session, caller, { unitId, state, limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ findingId }) => findingId);
  }

  /** Its ETag is the version that every act names in If-Match. */
  @Get(':findingId')
  @Allow('finding.read')
  @Returns(200, finding)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    return tagged(reply, await this.database.read((session) => this.access.one(session, caller, findingId)));
  }

  /** Replaces a draft. */
  @Put(':findingId')
  @Allow('finding.draft')
  @Returns(200, finding)
  async change(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingRequest)) request: z.output<typeof findingRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.findings.change(asked, request));
  }

  /** Tells the subject, who may explain from now on. */
  @Post(':findingId/notice')
  @HttpCode(200)
  @Allow('finding.draft')
  @Returns(200, finding)
  async notify(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.findings.notify(asked));
  }

  /** Drops a draft. */
  @Post(':findingId/discarding')
  @HttpCode(200)
  @Allow('finding.draft')
  @Returns(200, finding)
  async discard(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingDiscardRequest)) { reason }: z.output<typeof findingDiscardRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.findings.discard(asked, reason));
  }

  /** The subject explains. */
  @Post(':findingId/explanations')
  @HttpCode(200)
  @Allow('finding.answer')
  @Returns(200, finding)
  async explain(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingTextRequest)) { text }: z.output<typeof findingTextRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.answers.explain(asked, text));
  }

  /** Another inspector than the one who drafted it concludes. */
  @Post(':findingId/conclusion')
  @HttpCode(200)
  @Allow('finding.conclude')
  @Returns(200, finding)
  async conclude(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingConclusionRequest)) request: z.output<typeof findingConclusionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.findings.conclude(asked, request));
  }

  /** The subject appeals, while the days for it run. */
  @Post(':findingId/appeals')
  @HttpCode(200)
  @Allow('finding.answer')
  @Returns(200, finding)
  async appeal(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingTextRequest)) { text }: z.output<typeof findingTextRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.answers.appeal(asked, text));
  }

  /** A reviewer outside the line decides. */
  @Post(':findingId/appeal-decision')
  @HttpCode(200)
  @Allow('finding.decide-appeal')
  @Returns(200, finding)
  async decideAppeal(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingAppealDecisionRequest)) request: z.output<typeof findingAppealDecisionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.reviews.decideAppeal(asked, request));
  }

  /** Corrects or annuls what is final, on something that came after. */
  @Post(':findingId/correction')
  @HttpCode(200)
  @Allow('finding.decide-appeal')
  @Returns(200, finding)
  async correct(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(findingCorrectionRequest)) request: z.output<typeof findingCorrectionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.reviews.correct(asked, request));
  }

  /** Starts a clock of the law, such as that of a denunciation, from the day of what it runs from. */
  @Post(':findingId/clocks')
  @HttpCode(200)
  @Allow('finding.conclude')
  @Returns(200, finding)
  async startClock(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(startClockRequest)) request: z.output<typeof startClockRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const asked = { caller, findingId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.findings.startClock(asked, request));
  }
}
