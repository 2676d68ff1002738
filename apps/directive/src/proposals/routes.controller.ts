import {
  proposalRoute,
  proposalRouteEnd,
  proposalRouteRequest,
  type ProposalRouteView,
} from '@namkhong/contracts/http/directive-proposals';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, AuditLog, type Caller, CurrentCaller, Public, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { RouteService } from './route.service.js';

/** Which unit is competent for which proposals: data that the committee's office records and everybody reads. */
@Controller('proposals/routes')
export class RoutesController {
  constructor(
    private readonly routes: RouteService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('proposal.arrange')
  @Creates(proposalRoute)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(proposalRouteRequest)) body: z.output<typeof proposalRouteRequest>,
  ): Promise<ProposalRouteView> {
    return this.audit.carryOut(
      () => this.routes.record(body, caller.today),
      ({ routeId, competentUnitId, priority }) => ({
        act: 'proposal.arrange',
        caller,
        targets: [routeId],
        details: { competentUnitId, priority },
      }),
    );
  }

  @Get()
  @Public()
  @Returns(200, page(proposalRoute))
  async list(@Query(zod(pageQuery)) query: z.output<typeof pageQuery>) {
    const { limit } = query;
    const found = await this.routes.list({ limit: limit + 1, after: readCursor(z.uuid(), query.cursor) });
    return pageOf(found, limit, ({ routeId }) => routeId);
  }

  @Post(':routeId/end')
  @HttpCode(200)
  @Allow('proposal.arrange')
  @Returns(200, proposalRoute)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('routeId', zod(z.uuid())) routeId: string,
    @Body(zod(proposalRouteEnd)) { validTo }: z.output<typeof proposalRouteEnd>,
  ): Promise<ProposalRouteView> {
    return this.audit.carryOut(
      () => this.routes.end(routeId, validTo),
      () => ({ act: 'proposal.arrange/end', caller, targets: [routeId], details: { validTo } }),
    );
  }
}
