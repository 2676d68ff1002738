import { procedureRecordedV1 } from '@namkhong/contracts';
import { type ImportReport } from '@namkhong/contracts/http/import-report';
import {
  Database,
  Events,
  Ids,
  type ListBody,
  readList,
  requireColumns,
  toImportReport,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { problems } from '../problems.js';
import { planProcedureImport, procedureColumns } from './plan-procedure-import.js';
import { ProcedureRepository } from './procedure.repository.js';

/** Takes lists of administrative procedures over. */
@Injectable()
export class ProcedureImportService {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureRepository,
    private readonly events: Events,
    private readonly ids: Ids,
  ) {}

  async importProcedures(list: ListBody, dryRun: boolean): Promise<ImportReport> {
    const file = requireColumns(readList(list, procedureColumns));
    return this.database.transaction(async (session) => {
      const known = await this.procedures.loadAll(session);
      const plan = planProcedureImport(file.rows, { known, nextId: () => this.ids.next() });
      if (!dryRun && plan.changed.length > 0) {
        await this.procedures.record(session, plan.changed);
        await this.events.appendAll(session, procedureRecordedV1, plan.changed);
      }
      return toImportReport(plan, file.rejected, { dryRun, problems });
    });
  }
}
