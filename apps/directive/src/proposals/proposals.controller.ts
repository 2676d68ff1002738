import {
  consultationRequest,
  opinionRequest,
  proposal,
  proposalDecision,
  proposalExtension,
  proposalPublication,
  proposalReply,
  proposalsQuery,
  proposalSummary,
  type ProposalView,
} from '@namkhong/contracts/http/directive-proposals';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type AuditEntry,
  type Caller,
  CurrentCaller,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { DecisionService } from './decision.service.js';
import { ProposalHandlingService } from './proposal-handling.service.js';
import { ProposalViewService } from './proposal-view.service.js';

const proposalId = () => Param('proposalId', zod(z.uuid()));

/** Proposals in the hands of the competent unit. Each answer's ETag is the version that the next act names in If-Match. */
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly handling: ProposalHandlingService,
    private readonly decisions: DecisionService,
    private readonly views: ProposalViewService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Allow('proposal.read')
  @Returns(200, page(proposalSummary))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(proposalsQuery)) query: z.output<typeof proposalsQuery>,
  ) {
    const { state, unitId, overdue, unrouted, limit } = query;
    const asked = {
      state,
      unitId,
      overdue,
      unrouted,
      limit: limit + 1,
      after: readCursor(z.uuid(), query.cursor),
    };
    const found = await this.views.list(caller, asked);
    return pageOf(found, limit, (last) => last.proposalId);
  }

  @Get(':proposalId')
  @Allow('proposal.read')
  @Returns(200, proposal)
  async one(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    return tagged(reply, await this.views.one(caller, id));
  }

  /** Accepts, refuses or forwards: what the sender hears within ten working days. */
  @Post(':proposalId/reply')
  @HttpCode(200)
  @Allow('proposal.receive')
  @Returns(200, proposal)
  async reply(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(proposalReply)) body: z.output<typeof proposalReply>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.handling.reply(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell(`proposal.receive/${body.reply}`, caller)));
  }

  @Post(':proposalId/extension')
  @HttpCode(200)
  @Allow('proposal.receive')
  @Returns(200, proposal)
  async extend(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(proposalExtension)) body: z.output<typeof proposalExtension>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.handling.extend(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('proposal.receive/extend', caller)));
  }

  @Post(':proposalId/consultations')
  @HttpCode(200)
  @Allow('proposal.consult')
  @Returns(200, proposal)
  async consult(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(consultationRequest)) body: z.output<typeof consultationRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.handling.consult(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('proposal.consult', caller)));
  }

  /** Two units may give theirs at once: neither names a version. */
  @Post(':proposalId/opinions')
  @HttpCode(200)
  @Allow('proposal.opine')
  @Returns(200, proposal)
  async opine(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Body(zod(opinionRequest)) body: z.output<typeof opinionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.handling.opine(caller, id, body);
    return tagged(reply, await this.audit.carryOut(work, tell('proposal.opine', caller)));
  }

  @Post(':proposalId/decision')
  @HttpCode(200)
  @Allow('proposal.decide')
  @Returns(200, proposal)
  async decide(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(proposalDecision)) body: z.output<typeof proposalDecision>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.decisions.decide(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('proposal.decide', caller)));
  }

  /** By somebody else than who decided, who has freed both texts of personal data. */
  @Post(':proposalId/publication')
  @HttpCode(200)
  @Allow('proposal.publish')
  @Returns(200, proposal)
  async publish(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(proposalPublication)) body: z.output<typeof proposalPublication>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.decisions.publish(caller, id, versionOf(ifMatch), body);
    return tagged(reply, await this.audit.carryOut(work, tell('proposal.publish', caller)));
  }

  @Post(':proposalId/publication/withdrawal')
  @HttpCode(200)
  @Allow('proposal.publish')
  @Returns(200, proposal)
  async unpublish(
    @CurrentCaller() caller: Caller,
    @proposalId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalView> {
    const work = () => this.decisions.unpublish(caller, id, versionOf(ifMatch));
    return tagged(reply, await this.audit.carryOut(work, tell('proposal.publish/withdraw', caller)));
  }
}

function tell(act: AuditEntry['act'], caller: Caller) {
  return (view: ProposalView): AuditEntry => ({
    act,
    caller,
    targets: [view.proposalId],
    details: { state: view.state, unitId: view.unitId },
  });
}
