import { unitRecordedV1 } from '@namkhong/contracts';
import { type ImportReport } from '@namkhong/contracts/http/import-report';
import { parseCommuneRow, type CivilDate, type Commune } from '@namkhong/domain';
import {
  Database,
  Events,
  Ids,
  type ImportPlan,
  type ImportRow,
  Problem,
  readCsv,
  type RejectedRow,
  requireColumns,
  type Session,
  toImportReport,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { problems } from '../problems.js';
import { planCommuneImport } from './plan-commune-import.js';
import { planUnitImport, unitColumns } from './plan-unit-import.js';
import { UnitReader } from './unit.reader.js';
import { UnitRepository } from './unit.repository.js';
import type { UnitState } from './unit-state.js';

const communeColumns = ['code', 'full_name', 'name', 'type', 'merged_from', 'area_km2'] as const;

export interface CommuneImportOptions {
  readonly dryRun: boolean;
  readonly parentCode: string | undefined;
  readonly validFrom: CivilDate;
}

/** Takes lists of units over: all good rows of a file in one transaction, one event for each unit that changed. */
@Injectable()
export class UnitImportService {
  constructor(
    private readonly database: Database,
    private readonly repository: UnitRepository,
    private readonly reader: UnitReader,
    private readonly events: Events,
    private readonly ids: Ids,
  ) {}

  /** The official list of communes with the units they were merged from. */
  async importCommunes(csv: string, options: CommuneImportOptions): Promise<ImportReport> {
    const file = requireColumns(readCsv(csv, communeColumns));
    const rows: ImportRow<Commune>[] = [];
    const unreadable: RejectedRow[] = [...file.rejected];
    for (const { line, value } of file.rows) {
      const commune = parseCommuneRow(value);
      if (commune.ok) rows.push({ line, value: commune.value });
      else unreadable.push({ line, reason: commune.reason });
    }
    return this.import(unreadable, options.dryRun, async (session, known) => {
      const { validFrom, parentCode } = options;
      const province = parentCode === undefined ? null : await this.requireUnit(session, parentCode);
      return planCommuneImport(rows, { known, province, validFrom, nextId: () => this.ids.next() });
    });
  }

  /** A list of units under our own columns. */
  async importUnits(csv: string, dryRun: boolean): Promise<ImportReport> {
    const file = requireColumns(readCsv(csv, unitColumns));
    return this.import(file.rejected, dryRun, (_session, known) =>
      planUnitImport(file.rows, { known, nextId: () => this.ids.next() }),
    );
  }

  private async import(
    unreadable: readonly RejectedRow[],
    dryRun: boolean,
    plan: (
      session: Session,
      known: ReadonlyMap<string, UnitState>,
    ) => ImportPlan<UnitState> | Promise<ImportPlan<UnitState>>,
  ): Promise<ImportReport> {
    return this.database.transaction(async (session) => {
      const planned = await plan(session, await this.repository.loadAll(session));
      if (!dryRun && planned.changed.length > 0) {
        await this.repository.record(session, planned.changed);
        await this.events.appendAll(session, unitRecordedV1, planned.changed.map(toEventData));
      }
      return toImportReport(planned, unreadable, { dryRun, problems });
    });
  }

  private async requireUnit(session: Session, code: string) {
    const unit = await this.reader.findByCode(session, code);
    if (unit === null) throw new Problem(422, 'unit-unknown', { text: code });
    return unit;
  }
}

function toEventData(unit: UnitState) {
  return { ...unit, predecessorIds: [...unit.predecessorIds] };
}
