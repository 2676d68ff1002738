import { type boundariesBody } from '@namkhong/contracts/http/directive-boundaries';
import { type ImportReport } from '@namkhong/contracts/http/import-report';
import { localDate } from '@namkhong/domain';
import { Clock, Database, toImportReport } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { problems } from '../problems.js';
import { BoundaryRepository } from './boundary.repository.js';
import { planBoundaryImport } from './plan-boundary-import.js';

/** Takes the boundaries of units over; the latest drawing of a unit replaces the one before. */
@Injectable()
export class BoundariesService {
  constructor(
    private readonly database: Database,
    private readonly boundaries: BoundaryRepository,
    private readonly clock: Clock,
  ) {}

  async importBoundaries(body: z.output<typeof boundariesBody>, dryRun: boolean): Promise<ImportReport> {
    const now = this.clock.now();
    return this.database.transaction(async (session) => {
      const plan = planBoundaryImport(body, {
        units: await this.boundaries.unitsByCode(session, localDate(now)),
        boundaries: await this.boundaries.loadAll(session),
      });
      if (!dryRun && plan.changed.length > 0) await this.boundaries.record(session, plan.changed, now);
      return toImportReport(plan, [], { dryRun, problems });
    });
  }
}
