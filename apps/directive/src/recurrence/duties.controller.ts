import { page, pageQuery } from '@namkhong/contracts/http/page';
import {
  reportingDuty,
  reportingDutyRequest,
  reportingRound,
  type ReportingDuty,
  type ReportingRound,
} from '@namkhong/contracts/http/directive-reporting-duties';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Database,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { DutyRepository } from './duty.repository.js';
import { DutyService } from './duty.service.js';
import { RoundService } from './round.service.js';

/** Reports that a clause orders again and again. */
@Controller('reporting-duties')
export class DutiesController {
  constructor(
    private readonly database: Database,
    private readonly repository: DutyRepository,
    private readonly duties: DutyService,
    private readonly rounds: RoundService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Allow('reporting-duty.read')
  @Returns(200, page(reportingDuty))
  async list(@Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>) {
    const after = readCursor(z.uuid(), cursor);
    const found = await this.database.read((session) =>
      this.repository.list(session, { after, limit: limit + 1 }),
    );
    return pageOf(found, limit, ({ dutyId }) => dutyId);
  }

  @Post()
  @Allow('reporting-duty.manage')
  @Creates(reportingDuty)
  async create(
    @CurrentCaller() caller: Caller,
    @Body(zod(reportingDutyRequest)) body: z.output<typeof reportingDutyRequest>,
  ): Promise<ReportingDuty> {
    return this.duties.create(caller, body);
  }

  @Post('rounds')
  @HttpCode(200)
  @Allow('reporting-duty.run')
  @Returns(200, reportingRound)
  async round(@CurrentCaller() caller: Caller): Promise<ReportingRound> {
    const round = await this.rounds.round();
    const entry = {
      act: 'reporting-duty.run',
      ...{ caller, unit: null, targets: [] },
      details: { ...round },
    } as const;
    // Each duty committed by itself; the entry tells of what all of them came to.
    await this.database.transaction((session) => Promise.resolve(this.audit.append(session, entry)));
    return round;
  }

  /** Its ETag is the version that a replacement names in If-Match. */
  @Get(':dutyId')
  @Allow('reporting-duty.read')
  @Returns(200, reportingDuty)
  async one(
    @Param('dutyId', zod(z.uuid())) dutyId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportingDuty> {
    return tagged(reply, await this.duties.one(dutyId));
  }

  @Put(':dutyId')
  @Allow('reporting-duty.manage')
  @Returns(200, reportingDuty)
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('dutyId', zod(z.uuid())) dutyId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(reportingDutyRequest)) body: z.output<typeof reportingDutyRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportingDuty> {
    return tagged(reply, await this.duties.replace(caller, dutyId, versionOf(ifMatch), body));
  }
}
