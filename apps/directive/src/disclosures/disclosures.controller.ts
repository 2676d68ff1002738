import {
  disclosure,
  disclosurePublicationRequest,
  disclosuresQuery,
  disclosureSummary,
  disclosureSummaryQuery,
  disclosureWaiverRequest,
  type DisclosureSummary,
  type DisclosureView,
} from '@namkhong/contracts/http/directive-disclosures';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Public,
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
import { DisclosureViewService } from './disclosure-view.service.js';
import { DisclosureService } from './disclosure.service.js';

const position = z.object({ dueOn: z.iso.date(), disclosureId: z.uuid() });

/** What units have to make public, and did. All of it may be read by everybody. */
@Controller('disclosures')
export class DisclosuresController {
  constructor(
    private readonly disclosures: DisclosureService,
    private readonly views: DisclosureViewService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Public()
  @Returns(200, page(disclosure))
  async list(@Query(zod(disclosuresQuery)) query: z.output<typeof disclosuresQuery>) {
    const { unitId, ruleCode, state, period, limit } = query;
    const after = readCursor(position, query.cursor);
    const found = await this.views.list({ unitId, ruleCode, state, period, limit: limit + 1, after });
    return pageOf(found, limit, ({ dueOn, disclosureId }) => ({ dueOn, disclosureId }));
  }

  /** The public page: counts of a unit with all below it, or of everybody, and of each unit. */
  @Get('summary')
  @Public()
  @Returns(200, disclosureSummary)
  async summary(
    @Query(zod(disclosureSummaryQuery)) query: z.output<typeof disclosureSummaryQuery>,
  ): Promise<DisclosureSummary> {
    const { unitId, limit } = query;
    const asked = { limit: limit + 1, after: readCursor(z.string(), query.cursor) };
    const found = await this.views.summary(unitId ?? null, asked);
    const { items, next } = pageOf(found.units, limit, ({ code }) => code);
    return { ...found, units: [...items], next };
  }

  /** Its ETag is the version that publishing or waiving names in If-Match. */
  @Get(':disclosureId')
  @Public()
  @Returns(200, disclosure)
  async one(
    @Param('disclosureId', zod(z.uuid())) disclosureId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisclosureView> {
    const found = await this.views.one(disclosureId);
    return tagged(reply, found);
  }

  /** Publishes the first edition, or a correction as the next one. */
  @Post(':disclosureId/publications')
  @Allow('disclosure.publish')
  @Creates(disclosure)
  async publish(
    @CurrentCaller() caller: Caller,
    @Param('disclosureId', zod(z.uuid())) disclosureId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(disclosurePublicationRequest)) body: z.output<typeof disclosurePublicationRequest>,
  ): Promise<DisclosureView> {
    return this.audit.carryOut(
      () => this.disclosures.publish(caller, disclosureId, versionOf(ifMatch), body),
      ({ ruleCode, period, publications }) => ({
        act: 'disclosure.publish',
        caller,
        targets: [disclosureId],
        details: { ruleCode, period, edition: publications.length },
      }),
    );
  }

  @Post(':disclosureId/waiver')
  @HttpCode(200)
  @Allow('disclosure.waive')
  @Returns(200, disclosure)
  async waive(
    @CurrentCaller() caller: Caller,
    @Param('disclosureId', zod(z.uuid())) disclosureId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(disclosureWaiverRequest)) { reason }: z.output<typeof disclosureWaiverRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisclosureView> {
    const waived = await this.audit.carryOut(
      () => this.disclosures.waive(caller, disclosureId, versionOf(ifMatch), reason),
      ({ ruleCode, period }) => ({
        act: 'disclosure.waive',
        caller,
        targets: [disclosureId],
        details: { ruleCode, period },
      }),
    );
    return tagged(reply, waived);
  }
}
