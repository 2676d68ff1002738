import { type ImportReport } from '@namkhong/contracts/http/import-report';
import { parseCommuneRow, type CivilDate, type Commune } from '@namkhong/domain';
import {
  type Caller,
  Database,
  Ids,
  type ImportPlan,
  type ImportRow,
  type ListBody,
  Problem,
  readCsv,
  readList,
  type RejectedRow,
  requireColumns,
  toImportReport,
} from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { problems } from '../problems.js';
import type { HeldUntil } from './held-until.js';
import { HoldingsRepository } from './holdings.repository.js';
import { planCommuneImport } from './plan-commune-import.js';
import { nationalColumns, planNationalImport } from './plan-national-import.js';
import { planUnitImport, unitColumns } from './plan-unit-import.js';
import { UnitRecorder } from './unit-recorder.js';
import type { UnitState } from './unit-state.js';
import { UnitRepository } from './unit.repository.js';

const communeColumns = ['code', 'full_name', 'name', 'type', 'merged_from', 'area_km2'] as const;

export interface CommuneImportOptions {
  readonly dryRun: boolean;
  readonly caller: Caller;
  readonly parentCode: string | undefined;
  readonly validFrom: CivilDate;
}

/** What every import of units needs to know beside its file. */
interface ImportOptions {
  readonly dryRun: boolean;
  readonly caller: Caller;
}

interface Recorded {
  readonly known: ReadonlyMap<string, UnitState>;
  readonly heldUntil: HeldUntil;
  readonly today: CivilDate;
  readonly nextId: () => string;
}

/** Takes lists of units over: all good rows of a file in one transaction, one event for each unit that changed. */
@Injectable()
export class UnitImportService {
  constructor(
    private readonly database: Database,
    private readonly repository: UnitRepository,
    private readonly holdings: HoldingsRepository,
    private readonly recorder: UnitRecorder,
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
    const { validFrom, parentCode } = options;
    return this.import('communes', unreadable, options, (recorded) => {
      const province = parentCode === undefined ? null : recorded.known.get(parentCode);
      if (province === undefined) throw new Problem(422, 'unit-unknown', { text: parentCode });
      return planCommuneImport(rows, { ...recorded, province, validFrom });
    });
  }

  /** A list of units under our own columns. */
  async importUnits(list: ListBody, options: ImportOptions): Promise<ImportReport> {
    const file = requireColumns(readList(list, unitColumns));
    return this.import('units', file.rejected, options, (recorded) => planUnitImport(file.rows, recorded));
  }

  /** The national list of provinces and communes. */
  async importNationalUnits(
    list: ListBody,
    options: ImportOptions & { readonly validFrom: CivilDate | undefined },
  ): Promise<ImportReport> {
    const file = requireColumns(readList(list, nationalColumns));
    return this.import('national-units', file.rejected, options, (recorded) =>
      planNationalImport(file.rows, { ...recorded, validFrom: options.validFrom ?? null }),
    );
  }

  private async import(
    list: string,
    unreadable: readonly RejectedRow[],
    { dryRun, caller }: ImportOptions,
    plan: (recorded: Recorded) => ImportPlan<UnitState>,
  ): Promise<ImportReport> {
    return this.database.transaction(async (session) => {
      const known = await this.repository.loadAll(session);
      const heldUntil = await this.holdings.heldUntil(session);
      const planned = plan({ known, heldUntil, today: caller.today, nextId: () => this.ids.next() });
      if (!dryRun && planned.changed.length > 0) {
        const { accepted, unchanged } = planned;
        const rejected = unreadable.length + planned.rejected.length;
        const decision = {
          kind: 'import' as const,
          effectiveOn: null,
          legalBasis: null,
          reason: null,
          steps: [{ kind: 'import', list, accepted, unchanged, rejected }],
          consequences: [],
          recordedBy: caller.subject,
        };
        await this.recorder.record(session, planned.changed, decision, caller.today);
      }
      return toImportReport(planned, unreadable, { dryRun, problems });
    });
  }
}
