import {
  paperPledgeRequest,
  pledge,
  pledgeRequest,
  pledgesQuery,
  type PledgeView,
} from '@namkhong/contracts/http/directive-pledges';
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
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { PaperPledgeService } from './paper-pledge.service.js';
import { PledgeViewService } from './pledge-view.service.js';
import { PledgeService } from './pledge.service.js';

/** Pledges of single officials: signed in person, witnessed by another. None of it is public. */
@Controller('pledges')
export class PledgesController {
  constructor(
    private readonly pledges: PledgeService,
    private readonly papers: PaperPledgeService,
    private readonly views: PledgeViewService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('pledge.sign')
  @Creates(pledge)
  async sign(
    @CurrentCaller() caller: Caller,
    @Body(zod(pledgeRequest)) body: z.output<typeof pledgeRequest>,
  ): Promise<PledgeView> {
    return this.audit.carryOut(() => this.pledges.sign(caller, body), tell('pledge.sign', caller));
  }

  /** What was signed by hand, with a witness or without. */
  @Post('on-paper')
  @Allow('pledge.record')
  @Creates(pledge)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(paperPledgeRequest)) body: z.output<typeof paperPledgeRequest>,
  ): Promise<PledgeView> {
    return this.audit.carryOut(() => this.papers.record(caller, body), tell('pledge.record', caller));
  }

  @Get()
  @Allow('pledge.read')
  @Returns(200, page(pledge))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(pledgesQuery)) query: z.output<typeof pledgesQuery>,
  ) {
    const { campaignId, unitId, state, limit } = query;
    const after = readCursor(z.uuid(), query.cursor);
    const asked = { campaignId, unitId, state, limit: limit + 1, after };
    const found = await this.views.list(caller, asked);
    return pageOf(found, limit, ({ pledgeId }) => pledgeId);
  }

  @Get('mine')
  @Allow('pledge.sign')
  @Returns(200, page(pledge))
  async mine(
    @CurrentCaller() caller: Caller,
    @Query(zod(pledgesQuery)) query: z.output<typeof pledgesQuery>,
  ) {
    const { campaignId, unitId, state, limit } = query;
    const after = readCursor(z.uuid(), query.cursor);
    const asked = { campaignId, unitId, state, limit: limit + 1, after };
    const found = await this.views.mine(caller, asked);
    return pageOf(found, limit, ({ pledgeId }) => pledgeId);
  }

  /** For the signer and for whoever may witness. Its ETag is what a witness or a withdrawal names in If-Match. */
  @Get(':pledgeId')
  @Allow('pledge.witness')
  @Returns(200, pledge)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('pledgeId', zod(z.uuid())) pledgeId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PledgeView> {
    const found = await this.views.one(caller, pledgeId);
    return tagged(reply, found);
  }

  @Post(':pledgeId/witness')
  @HttpCode(200)
  @Allow('pledge.witness')
  @Returns(200, pledge)
  async witness(
    @CurrentCaller() caller: Caller,
    @Param('pledgeId', zod(z.uuid())) pledgeId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PledgeView> {
    const work = () => this.pledges.witness(caller, pledgeId, versionOf(ifMatch));
    const witnessed = await this.audit.carryOut(work, tell('pledge.witness', caller));
    return tagged(reply, witnessed);
  }

  @Post(':pledgeId/withdrawal')
  @HttpCode(200)
  @Allow('pledge.sign')
  @Returns(200, pledge)
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('pledgeId', zod(z.uuid())) pledgeId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PledgeView> {
    const work = () => this.pledges.withdraw(caller, pledgeId, versionOf(ifMatch));
    const withdrawn = await this.audit.carryOut(work, tell('pledge.sign/withdraw', caller));
    return tagged(reply, withdrawn);
  }
}

function tell(act: AuditEntry['act'], caller: Caller) {
  return ({ pledgeId, campaignId, textVersion }: PledgeView): AuditEntry => ({
    act,
    caller,
    targets: [pledgeId],
    details: { campaignId, textVersion },
  });
}
