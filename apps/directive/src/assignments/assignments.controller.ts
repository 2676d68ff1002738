import { assignment, assignmentsQuery, type AssignmentView } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Database,
  etagOf,
  Returns,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { AssignmentReader } from './assignment.reader.js';
import { AssignmentService } from './assignment.service.js';

/** What units were told to do; each caller sees the units their grants cover. */
@Controller('assignments')
export class AssignmentsController {
  constructor(
    private readonly database: Database,
    private readonly reader: AssignmentReader,
    private readonly assignments: AssignmentService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Allow('assignment.read')
  @Returns(200, page(assignment))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(assignmentsQuery)) query: z.output<typeof assignmentsQuery>,
  ) {
    const { unitId, directiveId, kind, status, limit } = query;
    const units = caller.unitsFor('assignment.read');
    const scope = units === 'everything' ? null : units;
    const after = readCursor(z.uuid(), query.cursor);
    const filter = { scope, unitId, directiveId, kind, status, limit: limit + 1, after };
    const found = await this.database.read((session) => this.reader.list(session, filter, caller.today));
    return pageOf(found, limit, ({ assignmentId }) => assignmentId);
  }

  /** Its ETag is the version that an acknowledgement names in If-Match. */
  @Get(':assignmentId')
  @Allow('assignment.read')
  @Returns(200, assignment)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', zod(z.uuid())) assignmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentView> {
    const found = await this.assignments.read(caller, assignmentId);
    reply.header('etag', etagOf(found.version));
    return found;
  }

  @Post(':assignmentId/acknowledgement')
  @Allow('assignment.acknowledge')
  @Returns(200, assignment)
  async acknowledge(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', zod(z.uuid())) assignmentId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentView> {
    const acknowledged = await this.audit.carryOut(
      () => this.assignments.acknowledge(caller, assignmentId, versionOf(ifMatch)),
      ({ version }) => ({
        act: 'assignment.acknowledge',
        caller,
        targets: [assignmentId],
        details: { version },
      }),
    );
    reply.status(200).header('etag', etagOf(acknowledged.version));
    return acknowledged;
  }
}
