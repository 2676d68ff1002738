import {
  completionClaim,
  delegationRequest,
  extensionRequest,
  progressReport,
  trackedAssignment,
  type TrackedAssignment,
} from '@namkhong/contracts/http/directive-assignments';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Delete, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { DelegationService } from './delegation.service.js';
import { ReadingService } from './reading.service.js';
import { UnitActsService } from './unit-acts.service.js';

const assignmentId = zod(z.uuid());

/** What units do with what they were told to do. Each act names in If-Match the version it was decided on. */
@Controller('assignments/:assignmentId')
export class UnitActsController {
  constructor(
    private readonly acts: UnitActsService,
    private readonly readings: ReadingService,
    private readonly delegations: DelegationService,
  ) {}

  @Post('reading')
  @HttpCode(200)
  @Allow('assignment.report')
  @Returns(200, trackedAssignment)
  async open(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.readings.open(caller, id));
  }

  @Post('acknowledgement')
  @HttpCode(200)
  @Allow('assignment.acknowledge')
  @Returns(200, trackedAssignment)
  async acknowledge(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.acknowledge(caller, id, versionOf(ifMatch)));
  }

  @Post('progress')
  @HttpCode(200)
  @Allow('assignment.report')
  @Returns(200, trackedAssignment)
  async progress(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(progressReport)) body: z.output<typeof progressReport>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.progress(caller, id, versionOf(ifMatch), body));
  }

  @Post('claim')
  @HttpCode(200)
  @Allow('assignment.report')
  @Returns(200, trackedAssignment)
  async claim(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(completionClaim)) body: z.output<typeof completionClaim>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.claim(caller, id, versionOf(ifMatch), body));
  }

  @Post('extension-request')
  @HttpCode(200)
  @Allow('assignment.report')
  @Returns(200, trackedAssignment)
  async requestExtension(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(extensionRequest)) body: z.output<typeof extensionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.acts.requestExtension(caller, id, versionOf(ifMatch), body));
  }

  @Post('delegation')
  @HttpCode(200)
  @Allow('assignment.delegate')
  @Returns(200, trackedAssignment)
  async delegate(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(delegationRequest)) body: z.output<typeof delegationRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.delegations.delegate(caller, id, versionOf(ifMatch), body));
  }

  @Delete('delegation')
  @Allow('assignment.delegate')
  @Returns(200, trackedAssignment)
  async endDelegation(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', assignmentId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.delegations.end(caller, id, versionOf(ifMatch)));
  }
}
