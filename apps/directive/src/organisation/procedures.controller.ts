import {
  endRequest,
  procedure,
  procedureRequest,
  proceduresQuery,
  type ProcedureView,
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
import { ProcedureRepository } from './procedure.repository.js';
import { ProcedureService } from './procedure.service.js';

/** The administrative procedures that people come for. */
@Controller('procedures')
export class ProceduresController {
  constructor(
    private readonly database: Database,
    private readonly repository: ProcedureRepository,
    private readonly service: ProcedureService,
  ) {}

  @Get()
  @Public()
  @Returns(200, page(procedure))
  async list(@Query(zod(proceduresQuery)) { limit, cursor, ...filter }: z.output<typeof proceduresQuery>) {
    const found = await this.database.read((session) =>
      this.repository.list(session, { ...filter, limit: limit + 1, after: cursor }),
    );
    return pageById(found, limit, ({ procedureId }) => procedureId);
  }

  @Post()
  @Allow('procedure.record')
  @Creates(procedure)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(procedureRequest)) request: z.output<typeof procedureRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProcedureView> {
    const recorded = await this.service.record(caller, request);
    return tagged(reply, recorded);
  }

  @Post(':procedureId/end')
  @HttpCode(200)
  @Allow('procedure.record')
  @Returns(200, procedure)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('procedureId', zod(z.uuid())) procedureId: string,
    @Body(zod(endRequest)) { validTo }: z.output<typeof endRequest>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProcedureView> {
    const ended = await this.service.end(caller, procedureId, validTo, versionOf(ifMatch));
    return tagged(reply, ended);
  }
}
