import {
  assignmentAct,
  trackedAssignment,
  trackedAssignmentsQuery,
  type TrackedAssignment,
} from '@namkhong/contracts/http/directive-assignments';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Returns, tagged, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
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
  ) {}

  @Get()
  @Allow('assignment.read')
  @Returns(200, page(trackedAssignment))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(trackedAssignmentsQuery)) query: z.output<typeof trackedAssignmentsQuery>,
  ) {
    const { unitId, directiveId, kind, status, state, limit } = query;
    const units = caller.unitsFor('assignment.read');
    const scope = units === 'everything' ? null : units;
    const after = readCursor(z.uuid(), query.cursor);
    const filter = { scope, unitId, directiveId, kind, status, state, limit: limit + 1, after };
    const found = await this.database.read((session) => this.reader.list(session, filter, caller.today));
    return pageOf(found, limit, ({ assignmentId }) => assignmentId);
  }

  /** Its ETag is the version that every act on it names in If-Match. */
  @Get(':assignmentId')
  @Allow('assignment.read')
  @Returns(200, trackedAssignment)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', zod(z.uuid())) assignmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackedAssignment> {
    return tagged(reply, await this.assignments.read(caller, assignmentId));
  }

  @Get(':assignmentId/history')
  @Allow('assignment.read')
  @Returns(200, page(assignmentAct))
  async history(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', zod(z.uuid())) assignmentId: string,
    @Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const after = readCursor(z.int().min(1), cursor) ?? 0;
    const acts = await this.assignments.acts(caller, assignmentId, { after, limit: limit + 1 });
    return pageOf(acts, limit, ({ sequence }) => sequence);
  }
}
