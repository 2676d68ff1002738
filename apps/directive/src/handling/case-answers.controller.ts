import { uuid } from '@namkhong/contracts';
import {
  caseTextRequest,
  recusalRequest,
  caseFile,
  type CaseFileView,
} from '@namkhong/contracts/http/directive-handling';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CaseAnswersService } from './case-answers.service.js';
import { RecusalsService } from './recusals.service.js';

/** What the subject says in a case, and who stays away from it. */
@Controller('cases/:caseId')
export class CaseAnswersController {
  constructor(
    private readonly answers: CaseAnswersService,
    private readonly recusals: RecusalsService,
  ) {}

  /** The subject replies; a reply after its days is taken and marked late. */
  @Post('replies')
  @HttpCode(200)
  @Allow('case.answer')
  @Returns(200, caseFile)
  async reply(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(caseTextRequest)) { text }: z.output<typeof caseTextRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.answers.reply(asked, text));
  }

  /** The subject appeals, while the days for it run. */
  @Post('appeals')
  @HttpCode(200)
  @Allow('case.answer')
  @Returns(200, caseFile)
  async appeal(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(caseTextRequest)) { text }: z.output<typeof caseTextRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.answers.appeal(asked, text));
  }

  /** A reviewer stays away, or the office keeps somebody away. */
  @Post('recusals')
  @HttpCode(200)
  @Allow('case.recuse')
  @Returns(200, caseFile)
  async recuse(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(recusalRequest)) request: z.output<typeof recusalRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const asked = { caller, caseId, seenVersion: versionOf(ifMatch) };
    return tagged(reply, await this.recusals.recuse(asked, request));
  }
}
