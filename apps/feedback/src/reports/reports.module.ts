import { GrantRepository, type FieldKeys } from '@namkhong/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { DisclosureService } from './disclosure.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { InstallationRepository } from './installation.repository.js';
import { ParcelIntake } from './parcel-intake.js';
import { ReaderChangesController } from './reader-changes.controller.js';
import { ReaderChangesService } from './reader-changes.service.js';
import { ReaderKeyRepository } from './reader-key.repository.js';
import { ReaderKeysService } from './reader-keys.service.js';
import { ReportReadersService } from './readers.service.js';
import { ReportDesk } from './report-desk.js';
import { ReportFactsController } from './report-facts.controller.js';
import { ReportFiguresService } from './report-figures.service.js';
import { ReportHolders } from './report-holders.js';
import { ReportIntakeController } from './report-intake.controller.js';
import { ReportIntakeService } from './report-intake.service.js';
import { ReportLedger } from './report-ledger.js';
import { ReportLimits } from './report-limits.js';
import { ReportProgress } from './report-progress.js';
import { ReportStore } from './report-store.js';
import { ReportTokens } from './report-tokens.js';
import { ReportUpkeep } from './report-upkeep.js';
import { ReportViews } from './report-views.js';
import { ReportReader } from './report.reader.js';
import { ReportRepository } from './report.repository.js';
import { ReporterService } from './reporter.service.js';
import { ReportsByToken } from './reports-by-token.js';
import { UploadRepository } from './upload.repository.js';
import { UploadsService } from './uploads.service.js';

export { ReportUpkeep } from './report-upkeep.js';

/** Reports in confidence: sealed in the browser to readers whom the organisation does not let be the accused's own. */
@Module({})
export class ReportsModule {
  /** @param keys of the installation: for its signing seed at rest, and for what is kept of tokens */
  static forRoot(keys: FieldKeys): DynamicModule {
    return {
      module: ReportsModule,
      controllers: [ReportFactsController, ReportIntakeController, InboxController, ReaderChangesController],
      providers: [
        { provide: InstallationRepository, useValue: new InstallationRepository(keys) },
        { provide: ReportTokens, useValue: new ReportTokens(keys) },
        DisclosureService,
        GrantRepository,
        InboxService,
        ParcelIntake,
        ReaderChangesService,
        ReaderKeyRepository,
        ReaderKeysService,
        ReportDesk,
        ReportFiguresService,
        ReportHolders,
        ReportIntakeService,
        ReportLedger,
        ReportLimits,
        ReportProgress,
        ReportReader,
        ReportReadersService,
        ReportRepository,
        ReportStore,
        ReportUpkeep,
        ReportViews,
        ReporterService,
        ReportsByToken,
        UploadRepository,
        UploadsService,
      ],
    };
  }
}
