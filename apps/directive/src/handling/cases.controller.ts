import { handlingCase, type CaseView } from '@namkhong/contracts/http/directive';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Database, Problem, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { UnitReader } from '../organisation/unit.reader.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { CaseReader } from './case.reader.js';

/** Reviews that flags opened; each caller sees the units their grants cover. */
@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
    private readonly units: UnitReader,
  ) {}

  @Get()
  @Allow('case.read')
  @Returns(200, page(handlingCase))
  async list(@CurrentCaller() caller: Caller, @Query(zod(pageQuery)) query: z.output<typeof pageQuery>) {
    const { limit } = query;
    const units = caller.unitsFor('case.read');
    const scope = units === 'everything' ? null : units;
    const after = readCursor(z.uuid(), query.cursor);
    const found = await this.database.read((session) =>
      this.reader.list(session, { scope, limit: limit + 1, after }, caller.today),
    );
    return pageOf(found, limit, ({ caseId }) => caseId);
  }

  @Get(':caseId')
  @Allow('case.read')
  @Returns(200, handlingCase)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('caseId', zod(z.uuid())) caseId: string,
  ): Promise<CaseView> {
    return this.database.read(async (session) => {
      const found = await this.reader.find(session, caseId, caller.today);
      if (found === null) throw new Problem(404, 'case-unknown', { text: caseId });
      const unit = await this.units.target(session, found.subject.unitId);
      if (unit === null) throw new Error(`case ${caseId} names a unit that does not exist`);
      caller.require('case.read', unit);
      return found;
    });
  }
}
