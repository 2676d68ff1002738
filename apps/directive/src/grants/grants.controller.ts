import { grant, grantRequest } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Problem, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { OfficialReader } from '../organisation/official.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { GrantService } from './grant.service.js';
import type { GrantState } from './record-grant.js';

const grantsQuery = z.object({ subject: z.string().min(1).max(255) });

/** Who may act in which role, where, and during which days. */
@Controller('grants')
export class GrantsController {
  constructor(
    private readonly database: Database,
    private readonly grants: GrantService,
    private readonly units: UnitReader,
    private readonly officials: OfficialReader,
  ) {}

  @Post()
  @Allow('grant.record')
  @Creates(grant)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(grantRequest)) body: z.output<typeof grantRequest>,
  ): Promise<GrantState> {
    const { officialCode, ...request } = body;
    return this.database.transaction(async (session) => {
      if (request.unitId !== null && (await this.units.target(session, request.unitId)) === null) {
        throw new Problem(422, 'unit-unknown', { text: request.unitId });
      }
      const officialId = officialCode === null ? null : await this.officials.idOf(session, officialCode);
      if (officialCode !== null && officialId === null) {
        throw new Problem(422, 'official-unknown', { text: officialCode });
      }
      return this.grants.record(session, { ...request, officialId }, caller);
    });
  }

  /** All grants of one subject, past ones included; a subject has few, so the page is the last. */
  @Get()
  @Allow('grant.read')
  @Returns(200, page(grant))
  async ofSubject(@Query(zod(grantsQuery)) query: z.output<typeof grantsQuery>) {
    return { items: await this.grants.ofSubject(query.subject), next: null };
  }
}
