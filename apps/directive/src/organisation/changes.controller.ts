import {
  changeOutcome,
  changeQuery,
  changeRequest,
  changesQuery,
  organisationChange,
} from '@namkhong/contracts/http/directive-organisation';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
  etagOf,
  Problem,
  Returns,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { ChangeRepository } from './change.repository.js';
import { ChangeService } from './change.service.js';
import { pageById } from './page-by-id.js';
import { TreeReader } from './tree.reader.js';
import { UnitReader } from './unit.reader.js';

/** What was decided about the organisation, and by which document. */
@Controller()
export class ChangesController {
  constructor(
    private readonly database: Database,
    private readonly changes: ChangeService,
    private readonly log: ChangeRepository,
    private readonly tree: TreeReader,
    private readonly units: UnitReader,
  ) {}

  /** If-Match names the revision that the change was worked out on: every decision depends on the whole tree. */
  @Post('organisation-changes')
  @Allow('organisation.change')
  @Creates(changeOutcome)
  async change(
    @CurrentCaller() caller: Caller,
    @Query(zod(changeQuery)) { dryRun }: z.output<typeof changeQuery>,
    @Body(zod(changeRequest)) request: z.output<typeof changeRequest>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof changeOutcome>> {
    const outcome = await this.changes.change(caller, request, {
      dryRun,
      expectedRevision: versionOf(ifMatch),
    });
    reply.header('etag', etagOf(outcome.revision));
    return outcome;
  }

  /** Latest first; its ETag is the revision that a change names in If-Match. */
  @Get('organisation-changes')
  @Allow('organisation.read')
  @Returns(200, page(organisationChange))
  async list(
    @Query(zod(changesQuery)) { limit, cursor }: z.output<typeof changesQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.database.read(async (session) => {
      reply.header('etag', etagOf(await this.tree.revision(session)));
      const found = await this.log.list(session, { unitId: null, after: cursor, limit: limit + 1 });
      return pageById(found, limit, ({ changeId }) => changeId);
    });
  }

  /** The history of one unit, latest first. */
  @Get('units/:unitId/changes')
  @Allow('organisation.read')
  @Returns(200, page(organisationChange))
  async ofUnit(
    @Param('unitId', zod(z.uuid())) unitId: string,
    @Query(zod(changesQuery)) { limit, cursor }: z.output<typeof changesQuery>,
  ) {
    return this.database.read(async (session) => {
      if ((await this.units.target(session, unitId)) === null) {
        throw new Problem(404, 'unit-unknown', { text: unitId });
      }
      const found = await this.log.list(session, { unitId, after: cursor, limit: limit + 1 });
      return pageById(found, limit, ({ changeId }) => changeId);
    });
  }
}
