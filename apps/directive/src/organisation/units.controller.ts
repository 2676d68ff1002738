import { unit, unitsQuery, type UnitView } from '@namkhong/contracts/http/directive';
import {
  actingHead,
  actingHeadQuery,
  descendantsQuery,
  lineQuery,
  unitRef,
} from '@namkhong/contracts/http/directive-organisation';
import { page } from '@namkhong/contracts/http/page';
import { localDate } from '@namkhong/domain';
import { Allow, Clock, Database, Problem, Public, Returns, type Session, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { ActingReader } from './acting.reader.js';
import { UnitReader } from './unit.reader.js';

const cursor = z.object({ name: z.string(), unitId: z.uuid() });

/** The organisation as the public sees it, today or on any date. */
@Controller('units')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly reader: UnitReader,
    private readonly acting: ActingReader,
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

  /** All units above it on a day, nearest first; they are few, so the page is the last. */
  @Get(':unitId/ancestors')
  @Public()
  @Returns(200, page(unitRef))
  async ancestors(
    @Param('unitId', zod(z.uuid())) unitId: string,
    @Query(zod(lineQuery)) { asOf = localDate(this.clock.now()) }: z.output<typeof lineQuery>,
  ) {
    return this.database.read(async (session) => {
      await this.requireUnit(session, unitId);
      return { items: await this.reader.ancestors(session, unitId, asOf), next: null };
    });
  }

  /** All units below it on a day, by code. */
  @Get(':unitId/descendants')
  @Public()
  @Returns(200, page(unitRef))
  async descendants(
    @Param('unitId', zod(z.uuid())) unitId: string,
    @Query(zod(descendantsQuery)) query: z.output<typeof descendantsQuery>,
  ) {
    const { limit, asOf = localDate(this.clock.now()) } = query;
    const after = readCursor(z.string().max(35), query.cursor);
    return this.database.read(async (session) => {
      await this.requireUnit(session, unitId);
      const found = await this.reader.descendants(session, unitId, { day: asOf, limit: limit + 1, after });
      return pageOf(found, limit, ({ code }) => code);
    });
  }

  /** Who heads it on a day, leave and substitution taken into account; null where the matter is the unit's above. */
  @Get(':unitId/acting-head')
  @Allow('organisation.read')
  @Returns(200, actingHead)
  async actingHead(
    @Param('unitId', zod(z.uuid())) unitId: string,
    @Query(zod(actingHeadQuery)) { on = localDate(this.clock.now()) }: z.output<typeof actingHeadQuery>,
  ): Promise<z.output<typeof actingHead>> {
    return this.database.read(async (session) => {
      await this.requireUnit(session, unitId);
      return { unitId, on, acting: await this.acting.actingHead(session, unitId, on) };
    });
  }

  private async requireUnit(session: Session, unitId: string): Promise<void> {
    if ((await this.reader.target(session, unitId)) === null) {
      throw new Problem(404, 'unit-unknown', { text: unitId });
    }
  }
}
