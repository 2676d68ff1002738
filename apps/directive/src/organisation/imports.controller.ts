import { importQuery } from '@namkhong/contracts/http/directive';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { TWO_TIER_SINCE } from '@namkhong/domain';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  type ListBody,
  listBody,
  Returns,
  tellImport,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { PostImportService } from './post-import.service.js';
import { ProcedureImportService } from './procedure-import.service.js';
import { ServicePointImportService } from './service-point-import.service.js';
import { UnitImportService } from './unit-import.service.js';

type ImportQuery = z.output<typeof importQuery>;

const csvBody = z.string().min(1).max(5_000_000);

/** Imports of the organisation as `text/csv` or as a JSON array of rows; each answers with a report line by line. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly units: UnitImportService,
    private readonly posts: PostImportService,
    private readonly points: ServicePointImportService,
    private readonly procedures: ProcedureImportService,
    private readonly audit: AuditLog,
  ) {}

  @Post('communes')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importCommunes(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) { dryRun, parentCode, validFrom = TWO_TIER_SINCE }: ImportQuery,
    @Body(zod(csvBody)) csv: string,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.units.importCommunes(csv, { dryRun, caller, parentCode, validFrom }),
      tellImport('organisation.import/communes', caller),
    );
  }

  @Post('national-units')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importNationalUnits(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) { dryRun, validFrom }: ImportQuery,
    @Body(zod(listBody)) list: ListBody,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.units.importNationalUnits(list, { dryRun, caller, validFrom }),
      tellImport('organisation.import/national-units', caller),
    );
  }

  @Post('units')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importUnits(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) { dryRun }: ImportQuery,
    @Body(zod(listBody)) list: ListBody,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.units.importUnits(list, { dryRun, caller }),
      tellImport('organisation.import/units', caller),
    );
  }

  @Post('posts')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importPosts(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) { dryRun }: ImportQuery,
    @Body(zod(listBody)) list: ListBody,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.posts.importPosts(list, dryRun),
      tellImport('organisation.import/posts', caller),
    );
  }

  @Post('service-points')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importServicePoints(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) { dryRun }: ImportQuery,
    @Body(zod(listBody)) list: ListBody,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.points.importServicePoints(list, dryRun),
      tellImport('organisation.import/service-points', caller),
    );
  }

  @Post('procedures')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importProcedures(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) { dryRun }: ImportQuery,
    @Body(zod(listBody)) list: ListBody,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.procedures.importProcedures(list, dryRun),
      tellImport('organisation.import/procedures', caller),
    );
  }
}
