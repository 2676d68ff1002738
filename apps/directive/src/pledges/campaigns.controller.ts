import {
  coverageQuery,
  pledgeCampaign,
  pledgeCampaignRequest,
  pledgeCoverage,
  pledgeTextRequest,
  unsignedOfficial,
  unsignedQuery,
  type PledgeCampaignView,
  type PledgeCoverage,
} from '@namkhong/contracts/http/directive-pledges';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { localDate } from '@namkhong/domain';
import {
  Allow,
  AuditLog,
  type Caller,
  Clock,
  CurrentCaller,
  etagOf,
  Public,
  Returns,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { CampaignService } from './campaign.service.js';
import { PledgeViewService } from './pledge-view.service.js';

/** Campaigns of pledges: what is pledged, and how many have; public. Who has not signed is for those responsible. */
@Controller('pledges/campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly views: PledgeViewService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Allow('pledge.arrange')
  @Creates(pledgeCampaign)
  async arrange(
    @CurrentCaller() caller: Caller,
    @Body(zod(pledgeCampaignRequest)) body: z.output<typeof pledgeCampaignRequest>,
  ): Promise<PledgeCampaignView> {
    return this.audit.carryOut(
      () => this.campaigns.arrange(body),
      ({ campaignId, opensOn, closesOn }) => ({
        act: 'pledge.arrange',
        caller,
        targets: [campaignId],
        details: { opensOn, closesOn },
      }),
    );
  }

  @Get()
  @Public()
  @Returns(200, page(pledgeCampaign))
  async list(@Query(zod(pageQuery)) query: z.output<typeof pageQuery>) {
    const { limit } = query;
    const found = await this.campaigns.list({ limit: limit + 1, after: readCursor(z.uuid(), query.cursor) });
    return pageOf(found, limit, ({ campaignId }) => campaignId);
  }

  /** Its ETag is the number of the last text, which a new one names in If-Match. */
  @Get(':campaignId')
  @Public()
  @Returns(200, pledgeCampaign)
  async one(
    @Param('campaignId', zod(z.uuid())) campaignId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PledgeCampaignView> {
    const found = await this.campaigns.find(campaignId);
    reply.header('etag', etagOf(found.texts.length));
    return found;
  }

  @Post(':campaignId/texts')
  @Allow('pledge.arrange')
  @Creates(pledgeCampaign)
  async revise(
    @CurrentCaller() caller: Caller,
    @Param('campaignId', zod(z.uuid())) campaignId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(pledgeTextRequest)) body: z.output<typeof pledgeTextRequest>,
  ): Promise<PledgeCampaignView> {
    return this.audit.carryOut(
      () => this.campaigns.revise(campaignId, versionOf(ifMatch), body),
      ({ texts }) => ({
        act: 'pledge.arrange/text',
        caller,
        targets: [campaignId],
        details: { textVersion: texts.length, textHash: texts.at(-1)?.textHash ?? null },
      }),
    );
  }

  /** Counts of officials alone: how many were in post on the day, had signed, had a witness. */
  @Get(':campaignId/coverage')
  @Public()
  @Returns(200, pledgeCoverage)
  async coverage(
    @Param('campaignId', zod(z.uuid())) campaignId: string,
    @Query(zod(coverageQuery)) query: z.output<typeof coverageQuery>,
  ): Promise<PledgeCoverage> {
    const { unitId, day, limit } = query;
    const question = { unitId, day, limit: limit + 1, after: readCursor(z.string(), query.cursor) };
    const found = await this.views.coverage(campaignId, question, localDate(this.clock.now()));
    const { items, next } = pageOf(found.children, limit, ({ code }) => code);
    return { ...found, children: [...items], next };
  }

  @Get(':campaignId/unsigned')
  @Allow('pledge.read')
  @Returns(200, page(unsignedOfficial))
  async unsigned(
    @CurrentCaller() caller: Caller,
    @Param('campaignId', zod(z.uuid())) campaignId: string,
    @Query(zod(unsignedQuery)) query: z.output<typeof unsignedQuery>,
  ) {
    const { unitId, limit } = query;
    const asked = { unitId, limit: limit + 1, after: readCursor(z.string(), query.cursor) };
    const found = await this.views.unsigned(caller, campaignId, asked);
    return pageOf(found, limit, ({ officialCode }) => officialCode);
  }
}
