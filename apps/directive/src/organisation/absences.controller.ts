import {
  leave,
  leaveRequest,
  leavesQuery,
  substitution,
  substitutionRequest,
  substitutionsQuery,
  type LeaveView,
  type SubstitutionView,
} from '@namkhong/contracts/http/directive-organisation';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { LeaveRepository } from './leave.repository.js';
import { LeaveService } from './leave.service.js';
import { pageById } from './page-by-id.js';
import { SubstitutionService } from './substitution.service.js';

/** Who is away, and who stands in for them. */
@Controller()
export class AbsencesController {
  constructor(
    private readonly database: Database,
    private readonly repository: LeaveRepository,
    private readonly leaves: LeaveService,
    private readonly substitutions: SubstitutionService,
  ) {}

  @Get('leaves')
  @Allow('organisation.read')
  @Returns(200, page(leave))
  async listLeaves(@Query(zod(leavesQuery)) { limit, cursor, ...filter }: z.output<typeof leavesQuery>) {
    const found = await this.database.read((session) =>
      this.repository.listLeaves(session, { ...filter, limit: limit + 1, after: cursor }),
    );
    return pageById(found, limit, ({ leaveId }) => leaveId);
  }

  @Post('leaves')
  @Allow('leave.record')
  @Creates(leave)
  async recordLeave(
    @CurrentCaller() caller: Caller,
    @Body(zod(leaveRequest)) request: z.output<typeof leaveRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaveView> {
    return tagged(reply, await this.leaves.record(caller, request));
  }

  @Post('leaves/:leaveId/withdrawal')
  @HttpCode(200)
  @Allow('leave.record')
  @Returns(200, leave)
  async withdrawLeave(
    @CurrentCaller() caller: Caller,
    @Param('leaveId', zod(z.uuid())) leaveId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaveView> {
    return tagged(reply, await this.leaves.withdraw(caller, leaveId, versionOf(ifMatch)));
  }

  @Get('substitutions')
  @Allow('organisation.read')
  @Returns(200, page(substitution))
  async listSubstitutions(
    @Query(zod(substitutionsQuery)) { limit, cursor, ...filter }: z.output<typeof substitutionsQuery>,
  ) {
    const found = await this.database.read((session) =>
      this.repository.listSubstitutions(session, { ...filter, limit: limit + 1, after: cursor }),
    );
    return pageById(found, limit, ({ substitutionId }) => substitutionId);
  }

  @Post('substitutions')
  @Allow('leave.record')
  @Creates(substitution)
  async recordSubstitution(
    @CurrentCaller() caller: Caller,
    @Body(zod(substitutionRequest)) request: z.output<typeof substitutionRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubstitutionView> {
    return tagged(reply, await this.substitutions.record(caller, request));
  }

  @Post('substitutions/:substitutionId/withdrawal')
  @HttpCode(200)
  @Allow('leave.record')
  @Returns(200, substitution)
  async withdrawSubstitution(
    @CurrentCaller() caller: Caller,
    @Param('substitutionId', zod(z.uuid())) substitutionId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubstitutionView> {
    return tagged(reply, await this.substitutions.withdraw(caller, substitutionId, versionOf(ifMatch)));
  }
}
