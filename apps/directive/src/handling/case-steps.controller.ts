import { uuid } from '@namkhong/contracts';
import { startClockRequest } from '@namkhong/contracts/http/directive-clocks';
import {
  caseAppealDecisionRequest,
  caseCorrectionRequest,
  closingRequest,
  noticeRequest,
  notificationRequest,
  proposalRequest,
  returnRequest,
  caseFile,
  type CaseFileView,
} from '@namkhong/contracts/http/directive-handling';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CaseClocksService } from './case-clocks.service.js';
import { CaseReviewsService } from './case-reviews.service.js';
import { CaseStepsService } from './case-steps.service.js';

/** What reviewers do in a case. Each act names the version it was made from in If-Match. */
@Controller('cases/:caseId')
export class CaseStepsController {
  constructor(
    private readonly steps: CaseStepsService,
    private readonly reviews: CaseReviewsService,
    private readonly clocks: CaseClocksService,
  ) {}

  /** Tells the subject what it rests on; its days for a reply begin. */
  @Post('notice')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async notice(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(noticeRequest)) { text }: z.output<typeof noticeRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.steps.notice(asked, text));
  }

  /** Ends a case that should not have been opened. */
  @Post('closing')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async close(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(closingRequest)) request: z.output<typeof closingRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.steps.close(asked, request));
  }

  /** The first reviewer proposes a measure, or none. */
  @Post('proposal')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async propose(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(proposalRequest)) request: z.output<typeof proposalRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.steps.propose(asked, request));
  }

  /** The second reviewer sends the proposal back. */
  @Post('return')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async sendBack(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(returnRequest)) { reason }: z.output<typeof returnRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.steps.sendBack(asked, reason));
  }

  /** The second reviewer decides. */
  @Post('decision')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async decide(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(proposalRequest)) request: z.output<typeof proposalRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.steps.decide(asked, request));
  }

  /** The subject was told in writing; its days to appeal run from then. */
  @Post('notification')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async notify(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(notificationRequest)) request: z.output<typeof notificationRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.steps.notify(asked, request));
  }

  /** A third reviewer decides on an appeal. */
  @Post('appeal-decision')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async decideAppeal(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(caseAppealDecisionRequest)) request: z.output<typeof caseAppealDecisionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.reviews.decideAppeal(asked, request));
  }

  /** A third reviewer looks at a decision again. */
  @Post('correction')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async correct(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(caseCorrectionRequest)) request: z.output<typeof caseCorrectionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.reviews.correct(asked, request));
  }

  /** Starts a clock of the law, such as that of a complaint, from the day of what it runs from. */
  @Post('clocks')
  @HttpCode(200)
  @Allow('case.decide')
  @Returns(200, caseFile)
  async startClock(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(startClockRequest)) request: z.output<typeof startClockRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.clocks.start(asked, request));
  }
}
