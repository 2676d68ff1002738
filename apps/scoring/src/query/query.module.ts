import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { LoggedQueries } from './logged-queries.js';
import { QueryLog } from './query-log.js';
import { QueryLogController } from './query-log.controller.js';
import { QueryLogRepository } from './query-log.repository.js';
import { QueryController } from './query.controller.js';
import { QueryService } from './query.service.js';
import { ReleasedColumnsReader } from './released-columns.reader.js';
import { ReleasedTables } from './released-tables.js';
import { ServedReader } from './served.reader.js';
import { UnitTrees } from './unit-trees.js';

@Module({
  imports: [DirectoryModule, MethodologyModule],
  controllers: [QueryController, QueryLogController],
  providers: [
    QueryService,
    LoggedQueries,
    QueryLog,
    QueryLogRepository,
    ReleasedTables,
    ReleasedColumnsReader,
    ServedReader,
    UnitTrees,
  ],
})
export class QueryModule {}
