import {
  claimAcceptance,
  claimReturn,
  extensionDecision,
  suspension,
  trackedAssignment,
  transfer,
  withdrawal,
  type TrackedAssignment,
} from '@namkhong/contracts/http/directive-assignments';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { IssuerActsService } from './issuer-acts.service.js';
import { TransferService } from './transfer.service.js';

const assignmentId = zod(z.uuid());

/** What the issuer decides about what units report; nobody decides about their own unit's work. */
@Controller('assignments/:assignmentId')
export class IssuerActsController {
  constructor(
    private readonly acts: IssuerActsService,
    private readonly transfers: TransferService,
  ) {}

  @Post('acceptance')
  @HttpCode(200)
  @Allow('assignment.decide')
  @Returns(200, trackedAssignment)
  async accept(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(claimAcceptance)) body: z.output<typeof claimAcceptance>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.accept(caller, id, versionOf(ifMatch), body));
  }

  @Post('return')
  @HttpCode(200)
  @Allow('assignment.decide')
  @Returns(200, trackedAssignment)
  async return(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(claimReturn)) body: z.output<typeof claimReturn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.return(caller, id, versionOf(ifMatch), body));
  }

  @Post('extension-decision')
  @HttpCode(200)
  @Allow('assignment.decide')
  @Returns(200, trackedAssignment)
  async decideExtension(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(extensionDecision)) body: z.output<typeof extensionDecision>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.decideExtension(caller, id, versionOf(ifMatch), body));
  }

  @Post('suspension')
  @HttpCode(200)
  @Allow('assignment.decide')
  @Returns(200, trackedAssignment)
  async suspend(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(suspension)) body: z.output<typeof suspension>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.suspend(caller, id, versionOf(ifMatch), body));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Allow('assignment.decide')
  @Returns(200, trackedAssignment)
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(withdrawal)) body: z.output<typeof withdrawal>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.withdraw(caller, id, versionOf(ifMatch), body));
  }

  /** To another unit, where it is as new. */
  @Post('transfer')
  @HttpCode(200)
  @Allow('assignment.decide')
  @Returns(200, trackedAssignment)
  async transfer(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(transfer)) body: z.output<typeof transfer>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.transfers.transfer(caller, id, versionOf(ifMatch), body));
  }
}
