import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.js';
import { OfficialReader } from './official.reader.js';
import { PostImportService } from './post-import.service.js';
import { PostRepository } from './post.repository.js';
import { UnitImportService } from './unit-import.service.js';
import { UnitReader } from './unit.reader.js';
import { UnitRepository } from './unit.repository.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [UnitsController, ImportsController],
  providers: [
    UnitReader,
    OfficialReader,
    UnitRepository,
    PostRepository,
    UnitImportService,
    PostImportService,
  ],
  exports: [UnitReader, OfficialReader],
})
export class OrganisationModule {}
