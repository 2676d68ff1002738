import { uuid } from '@namkhong/contracts';
import { caseFile, type CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Returns, tagged, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { CaseAccess } from './case-access.js';

/** Cases about the official the account belongs to, from the day they were told of them. */
@Controller('officials/me/cases')
export class OwnCasesController {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
  ) {}

  @Get()
  @Allow('own-case.read')
  @Returns(200, page(caseFile))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const after = readCursor(uuid, cursor);
    const found = await this.database.read((session) =>
      this.access.own(session, caller, { limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ caseId }) => caseId);
  }

  @Get(':caseId')
  @Allow('own-case.read')
  @Returns(200, caseFile)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(uuid)) caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const file = await this.database.read((session) => this.access.asSubject(session, caller, caseId));
    return tagged(reply, file);
  }
}
