import { importQuery } from '@namkhong/contracts/http/directive';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, tellImport, zod } from '@namkhong/service-kit';
import { Body, Controller, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { PostImportService } from './post-import.service.js';
import { UnitImportService } from './unit-import.service.js';

/** The first day of the two-tier communes (Nghị quyết 202/2025/QH15). */
const TWO_TIER_REFORM = '2025-07-01';

const csvBody = z.string().min(1).max(5_000_000);

/** Imports of the organisation as `text/csv`; every one answers with a report line by line. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly units: UnitImportService,
    private readonly posts: PostImportService,
    private readonly audit: AuditLog,
  ) {}

  @Post('communes')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importCommunes(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) query: z.output<typeof importQuery>,
    @Body(zod(csvBody)) csv: string,
  ): Promise<ImportReport> {
    const { dryRun, parentCode, validFrom = TWO_TIER_REFORM } = query;
    return this.audit.carryOut(
      () => this.units.importCommunes(csv, { dryRun, parentCode, validFrom }),
      tellImport('organisation.import/communes', caller),
    );
  }

  @Post('units')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importUnits(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) query: z.output<typeof importQuery>,
    @Body(zod(csvBody)) csv: string,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.units.importUnits(csv, query.dryRun),
      tellImport('organisation.import/units', caller),
    );
  }

  @Post('posts')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importPosts(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery)) query: z.output<typeof importQuery>,
    @Body(zod(csvBody)) csv: string,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.posts.importPosts(csv, query.dryRun),
      tellImport('organisation.import/posts', caller),
    );
  }
}
