import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForensicsModule } from '../forensics/forensics.module.js';
import { IntegrityModule } from '../integrity/integrity.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ReleaseModule } from '../release/release.module.js';
import { DictionaryController } from './dictionary.controller.js';
import { ExportLoop } from './export-loop.js';
import { AdministrativeMeasures } from './administrative-measures.js';
import { ExportsController } from './exports.controller.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';
import { FineCells } from './fine-cells.js';
import { FineCellsRepository } from './fine-cells.repository.js';
import { LoggedQueries } from './logged-queries.js';
import { OfficialFigures } from './official-figures.js';
import { QueryLog } from './query-log.js';
import { QueryLogController } from './query-log.controller.js';
import { QueryLogRepository } from './query-log.repository.js';
import { QueryController } from './query.controller.js';
import { QueryService } from './query.service.js';
import { ReleasedColumnsReader } from './released-columns.reader.js';
import { ReleasedTables } from './released-tables.js';
import { SandboxController } from './sandbox.controller.js';
import { SandboxService } from './sandbox.service.js';
import { SavedQueriesController } from './saved-queries.controller.js';
import { SavedQueriesRepository } from './saved-queries.repository.js';
import { SavedQueriesService } from './saved-queries.service.js';
import { ServedReader } from './served.reader.js';
import { UnitTrees } from './unit-trees.js';

@Module({
  imports: [
    DirectoryModule,
    MethodologyModule,
    ReleaseModule,
    PublicationModule,
    ForensicsModule,
    IntegrityModule,
  ],
  controllers: [
    QueryController,
    QueryLogController,
    DictionaryController,
    SandboxController,
    SavedQueriesController,
    ExportsController,
  ],
  providers: [
    QueryService,
    SandboxService,
    SavedQueriesService,
    SavedQueriesRepository,
    ExportsService,
    ExportsRepository,
    ExportLoop,
    LoggedQueries,
    QueryLog,
    QueryLogRepository,
    ReleasedTables,
    ReleasedColumnsReader,
    ServedReader,
    OfficialFigures,
    UnitTrees,
    AdministrativeMeasures,
    FineCells,
    FineCellsRepository,
  ],
})
export class QueryModule {}
