import { uuid } from '@namkhong/contracts';
import {
  amendmentRequest,
  document,
  endingRequest,
  issuanceRequest,
  reasonRequest,
  signatureRequest,
} from '@namkhong/contracts/http/directive-documents';
import { Allow, CurrentCaller, Returns, tagged, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { EndingService } from './ending.service.js';
import { IssueService } from './issue.service.js';
import { ReviewService } from './review.service.js';

/** The steps of a document's life. Each names the version it was decided on in If-Match. */
@Controller('documents/:documentId')
export class DocumentStepsController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly issues: IssueService,
    private readonly endings: EndingService,
  ) {}

  @Post('submission')
  @HttpCode(200)
  @Allow('document.draft')
  @Returns(200, document)
  async submit(
    @Param('documentId', zod(uuid)) documentId: string,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.reviews.submit(documentId, caller, ifMatch));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Allow('document.draft')
  @Returns(200, document)
  async withdraw(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(reasonRequest)) { reason }: z.output<typeof reasonRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.reviews.takeBack('withdraw', documentId, reason, caller, ifMatch));
  }

  @Post('discarding')
  @HttpCode(200)
  @Allow('document.draft')
  @Returns(200, document)
  async discard(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(reasonRequest)) { reason }: z.output<typeof reasonRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.reviews.takeBack('discard', documentId, reason, caller, ifMatch));
  }

  @Post('return')
  @HttpCode(200)
  @Allow('document.sign')
  @Returns(200, document)
  async giveBack(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(reasonRequest)) { reason }: z.output<typeof reasonRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.reviews.giveBack(documentId, reason, caller, ifMatch));
  }

  @Post('signature')
  @HttpCode(200)
  @Allow('document.sign')
  @Returns(200, document)
  async sign(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(signatureRequest)) request: z.output<typeof signatureRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.reviews.sign(documentId, request, caller, ifMatch));
  }

  /** Gives the number and the date, and puts the document into the register. */
  @Post('issuance')
  @HttpCode(200)
  @Allow('document.issue')
  @Returns(200, document)
  async issue(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(issuanceRequest)) request: z.output<typeof issuanceRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.issues.issue(documentId, request, caller, ifMatch));
  }

  @Post('amendment')
  @HttpCode(200)
  @Allow('document.issue')
  @Returns(200, document)
  async amend(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(amendmentRequest)) request: z.output<typeof amendmentRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.endings.amend(documentId, request, caller, ifMatch));
  }

  @Post('supersession')
  @HttpCode(200)
  @Allow('document.issue')
  @Returns(200, document)
  async supersede(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(endingRequest)) request: z.output<typeof endingRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.endings.end('supersede', documentId, request, caller, ifMatch));
  }

  @Post('revocation')
  @HttpCode(200)
  @Allow('document.issue')
  @Returns(200, document)
  async revoke(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(endingRequest)) request: z.output<typeof endingRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.endings.end('revoke', documentId, request, caller, ifMatch));
  }
}
