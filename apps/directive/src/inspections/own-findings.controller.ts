import { uuid } from '@namkhong/contracts';
import { finding, type FindingView } from '@namkhong/contracts/http/directive-inspections';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Returns, tagged, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { FindingAccess } from './finding-access.js';

/** Findings about the official the account belongs to, from the day they were told of them. */
@Controller('officials/me/findings')
export class OwnFindingsController {
  constructor(
    private readonly database: Database,
    private readonly access: FindingAccess,
  ) {}

  @Get()
  @Allow('own-finding.read')
  @Returns(200, page(finding))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const after = readCursor(uuid, cursor);
    const found = await this.database.read((session) =>
      this.access.own(session, caller, { limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ findingId }) => findingId);
  }

  @Get(':findingId')
  @Allow('own-finding.read')
  @Returns(200, finding)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('findingId', zod(uuid)) findingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FindingView> {
    const found = await this.database.read((session) => this.access.asSubject(session, caller, findingId));
    return tagged(reply, found);
  }
}
