import { unit, unitsQuery, type UnitView } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem, Public, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { UnitReader } from './unit.reader.js';

const cursor = z.object({ name: z.string(), unitId: z.uuid() });

/** The organisation as the public sees it, today or on any date. */
@Controller('units')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly reader: UnitReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @Returns(200, page(unit))
  async list(@Query(zod(unitsQuery)) query: z.output<typeof unitsQuery>) {
    const { q, parentId, limit, asOf = localDate(this.clock.now()) } = query;
    const after = readCursor(cursor, query.cursor);
    const units = await this.database.read((session) =>
      this.reader.list(session, { q, asOf, parentId, limit: limit + 1, after }),
    );
    return pageOf(units, limit, ({ name, unitId }) => ({ name, unitId }));
  }

  @Get(':unitId')
  @Public()
  @Returns(200, unit)
  async one(@Param('unitId', zod(z.uuid())) unitId: string): Promise<UnitView> {
    const found = await this.database.read((session) => this.reader.find(session, unitId));
    if (found === null) throw new Problem(404, 'unit-unknown', { text: unitId });
    return found;
  }
}
