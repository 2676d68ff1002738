import {
  escalationScan,
  escalationTaken,
  type EscalationScan,
} from '@namkhong/contracts/http/directive-escalation';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Database,
  Problem,
  Returns,
  zod,
} from '@namkhong/service-kit';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AssignmentReader } from '../assignments/assignment.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { EscalationRepository } from './escalation.repository.js';
import { ScanService } from './scan.service.js';

/** Steps that were taken about late tasks, and the scan that takes them. */
@Controller()
export class EscalationsController {
  constructor(
    private readonly database: Database,
    private readonly repository: EscalationRepository,
    private readonly assignments: AssignmentReader,
    private readonly units: UnitReader,
    private readonly scans: ScanService,
    private readonly audit: AuditLog,
  ) {}

  @Post('escalation/scans')
  @HttpCode(200)
  @Allow('escalation.scan')
  @Returns(200, escalationScan)
  async scan(@CurrentCaller() caller: Caller): Promise<EscalationScan> {
    const scan = await this.scans.scan();
    if (scan === null) throw new Problem(409, 'scan-running');
    const entry = {
      act: 'escalation.scan',
      ...{ caller, unit: null, targets: [] },
      details: { taken: scan.taken },
    } as const;
    // Each batch committed by itself; the entry tells of what all of them came to.
    await this.database.transaction((session) => Promise.resolve(this.audit.append(session, entry)));
    return scan;
  }

  @Get('assignments/:assignmentId/escalations')
  @Allow('assignment.read')
  @Returns(200, page(escalationTaken))
  async list(
    @CurrentCaller() caller: Caller,
    @Param('assignmentId', zod(z.uuid())) assignmentId: string,
    @Query(zod(pageQuery)) { limit, cursor }: z.output<typeof pageQuery>,
  ) {
    const skip = readCursor(z.int().min(1), cursor) ?? 0;
    const found = await this.database.read(async (session) => {
      const assignment = await this.assignments.find(session, assignmentId, caller.today);
      if (assignment === null) throw new Problem(404, 'assignment-unknown', { text: assignmentId });
      const unit = await this.units.target(session, assignment.unitId);
      if (unit === null) throw new Error(`assignment ${assignmentId} names a unit that does not exist`);
      caller.require('assignment.read', unit);
      return this.repository.list(session, assignmentId, { skip, limit: limit + 1 });
    });
    return pageOf(found, limit, () => skip + limit);
  }
}
