import { uuid } from '@namkhong/contracts';
import {
  inspection,
  inspectionEndRequest,
  inspectionRequest,
  inspectionsQuery,
  type InspectionView,
} from '@namkhong/contracts/http/directive-inspections';
import { page } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import type { InspectionAct } from './inspection.js';
import { InspectionsService } from './inspections.service.js';

const acts = { beginning: 'begin', end: 'end', cancellation: 'cancel' } as const satisfies Record<
  string,
  InspectionAct
>;
const actName = z.enum(['beginning', 'end', 'cancellation']);

/** Who is inspected, why and when. The units concerned hear of findings, not of plans. */
@Controller('inspections')
export class InspectionsController {
  constructor(private readonly inspections: InspectionsService) {}

  @Get()
  @Allow('inspection.read')
  @Returns(200, page(inspection))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(inspectionsQuery)) { unitId, limit, cursor }: z.output<typeof inspectionsQuery>,
  ) {
    const after = readCursor(uuid, cursor);
    const found = await this.inspections.list(caller, { unitId, limit: limit + 1, after });
    return pageOf(found, limit, ({ inspectionId }) => inspectionId);
  }

  @Post()
  @Allow('inspection.plan')
  @Creates(inspection)
  async plan(
    @CurrentCaller() caller: Caller,
    @Body(zod(inspectionRequest)) request: z.output<typeof inspectionRequest>,
  ): Promise<InspectionView> {
    return this.inspections.plan(caller, request);
  }

  @Get(':inspectionId')
  @Allow('inspection.read')
  @Returns(200, inspection)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('inspectionId', zod(uuid)) inspectionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InspectionView> {
    const found = await this.inspections.one(caller, inspectionId);
    return tagged(reply, found);
  }

  /** `beginning`, `end` or `cancellation`. */
  @Post(':inspectionId/:act')
  @HttpCode(200)
  @Allow('inspection.plan')
  @Returns(200, inspection)
  async act(
    @CurrentCaller() caller: Caller,
    @Param('inspectionId', zod(uuid)) inspectionId: string,
    @Param('act', zod(actName)) act: z.output<typeof actName>,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(inspectionEndRequest)) request: z.output<typeof inspectionEndRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InspectionView> {
    const changed = await this.inspections.act(caller, inspectionId, versionOf(ifMatch), acts[act], request);
    return tagged(reply, changed);
  }
}
