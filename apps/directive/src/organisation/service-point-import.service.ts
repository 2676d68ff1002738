import { type ImportReport } from '@namkhong/contracts/http/import-report';
import {
  Database,
  Ids,
  type ListBody,
  readList,
  requireColumns,
  toImportReport,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { problems } from '../problems.js';
import { HoldingsRecorder } from './holdings-recorder.js';
import { planServicePointImport, servicePointColumns } from './plan-service-point-import.js';
import { ServicePointRepository } from './service-point.repository.js';
import { UnitReader } from './unit.reader.js';

/** Takes lists of service points and counters over. */
@Injectable()
export class ServicePointImportService {
  constructor(
    private readonly database: Database,
    private readonly points: ServicePointRepository,
    private readonly units: UnitReader,
    private readonly recorder: HoldingsRecorder,
    private readonly ids: Ids,
  ) {}

  async importServicePoints(list: ListBody, dryRun: boolean): Promise<ImportReport> {
    const file = requireColumns(readList(list, servicePointColumns));
    return this.database.transaction(async (session) => {
      const known = await this.points.loadAll(session);
      const units = await this.units.validities(session);
      const plan = planServicePointImport(file.rows, { known, units, nextId: () => this.ids.next() });
      if (!dryRun) await this.recorder.recordPoints(session, plan.changed);
      return toImportReport(plan, file.rejected, { dryRun, problems });
    });
  }
}
