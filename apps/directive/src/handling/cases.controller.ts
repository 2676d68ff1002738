import { handlingCase } from '@namkhong/contracts/http/directive';
import { caseFile, caseRequest, type CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Returns, tagged, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { CaseAccess } from './case-access.js';
import { CaseActs } from './case-acts.js';
import { CaseOpenings } from './case-openings.js';

/** Reviews that flags, findings or people opened; each caller sees the units their grants cover. */
@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly acts: CaseActs,
    private readonly openings: CaseOpenings,
  ) {}

  @Get()
  @Allow('case.read')
  @Returns(200, page(handlingCase))
  async list(@CurrentCaller() caller: Caller, @Query(zod(pageQuery)) query: z.output<typeof pageQuery>) {
    const { limit } = query;
    const after = readCursor(z.uuid(), query.cursor);
    const found = await this.database.read((session) =>
      this.access.list(session, caller, { limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ caseId }) => caseId);
  }

  /** Opens a case with a reason. Nobody outside hears of it before it is final. */
  @Post()
  @Allow('case.open')
  @Creates(caseFile)
  async open(
    @CurrentCaller() caller: Caller,
    @Body(zod(caseRequest)) request: z.output<typeof caseRequest>,
  ): Promise<CaseFileView> {
    return this.acts.opening(caller, (session) => this.openings.open(session, caller, request));
  }

  /** Its ETag is the version that every act names in If-Match. */
  @Get(':caseId')
  @Allow('case.read')
  @Returns(200, caseFile)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(z.uuid())) caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileView> {
    const file = await this.database.read((session) => this.access.one(session, caller, caseId));
    return tagged(reply, file);
  }
}
