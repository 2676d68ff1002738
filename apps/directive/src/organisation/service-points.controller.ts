import {
  endRequest,
  servicePoint,
  servicePointRequest,
  servicePointsQuery,
  type ServicePointView,
} from '@namkhong/contracts/http/directive-organisation';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
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
import { pageById } from './page-by-id.js';
import { ServicePointRepository } from './service-point.repository.js';
import { ServicePointService, toView } from './service-point.service.js';

/** Where people are served. */
@Controller('service-points')
export class ServicePointsController {
  constructor(
    private readonly database: Database,
    private readonly repository: ServicePointRepository,
    private readonly service: ServicePointService,
  ) {}

  /** By code, which is also the cursor. */
  @Get()
  @Public()
  @Returns(200, page(servicePoint))
  async list(@Query(zod(servicePointsQuery)) query: z.output<typeof servicePointsQuery>) {
    const { limit, cursor: after, unitId = null, asOf = null } = query;
    const found = await this.database.read((session) =>
      this.repository.list(session, { unitId, asOf, after, limit: limit + 1 }),
    );
    return pageById(found.map(toView), limit, ({ code }) => code);
  }

  @Post()
  @Allow('service-point.record')
  @Creates(servicePoint)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(servicePointRequest)) request: z.output<typeof servicePointRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServicePointView> {
    const recorded = await this.service.record(caller, request);
    return tagged(reply, recorded);
  }

  @Post(':servicePointId/end')
  @HttpCode(200)
  @Allow('service-point.record')
  @Returns(200, servicePoint)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('servicePointId', zod(z.uuid())) servicePointId: string,
    @Body(zod(endRequest)) { validTo }: z.output<typeof endRequest>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServicePointView> {
    const ended = await this.service.end(caller, servicePointId, validTo, versionOf(ifMatch));
    return tagged(reply, ended);
  }
}
