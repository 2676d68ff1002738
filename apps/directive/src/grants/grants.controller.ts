import { grant, grantRequest } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import type { TargetUnit } from '@namkhong/domain';
import {
  Allow,
  type Caller,
  CurrentCaller,
  Database,
  Problem,
  Returns,
  type Session,
  zod,
} from '@namkhong/service-kit';
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
      const target = await this.targetOf(session, request.unitId);
      if (target === null) throw new Problem(422, 'unit-unknown', { text: request.unitId });
      caller.require('grant.record', target);
      const officialId = officialCode === null ? null : await this.officials.idOf(session, officialCode);
      if (officialCode !== null && officialId === null) {
        throw new Problem(422, 'official-unknown', { text: officialCode });
      }
      return this.grants.record(session, { ...request, officialId }, caller);
    });
  }

  /** The grants of one subject for units the caller may ask about, past ones included; they are few, so the page is the last. */
  @Get()
  @Allow('grant.read')
  @Returns(200, page(grant))
  async ofSubject(
    @CurrentCaller() caller: Caller,
    @Query(zod(grantsQuery)) query: z.output<typeof grantsQuery>,
  ) {
    return this.database.read(async (session) => {
      const items: GrantState[] = [];
      for (const each of await this.grants.ofSubject(query.subject)) {
        const target = await this.targetOf(session, each.unitId);
        if (target !== null && caller.permits('grant.read', target)) items.push(each);
      }
      return { items, next: null };
    });
  }

  /** What a grant reaches, as permissions see it; null where there is no such unit. */
  private async targetOf(
    session: Session,
    unitId: string | null,
  ): Promise<TargetUnit | 'whole-organisation' | null> {
    return unitId === null ? 'whole-organisation' : this.units.target(session, unitId);
  }
}
