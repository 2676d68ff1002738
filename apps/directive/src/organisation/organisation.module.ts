import { Module } from '@nestjs/common';
import { ActingReader } from './acting.reader.js';
import { ChangeRecorder } from './change-recorder.js';
import { ChangeRepository } from './change.repository.js';
import { ChangeService } from './change.service.js';
import { ChangesController } from './changes.controller.js';
import { HoldingsRecorder } from './holdings-recorder.js';
import { HoldingsRepository } from './holdings.repository.js';
import { ImportsController } from './imports.controller.js';
import { LineReader } from './line.reader.js';
import { OfficialReader } from './official.reader.js';
import { PostImportService } from './post-import.service.js';
import { PostRepository } from './post.repository.js';
import { ServicePointRepository } from './service-point.repository.js';
import { SubtreeReader } from './subtree.reader.js';
import { TreeController } from './tree.controller.js';
import { TreeReader } from './tree.reader.js';
import { TurnLoop } from './turn-loop.js';
import { TurnReader } from './turn.reader.js';
import { UnitImportService } from './unit-import.service.js';
import { UnitReader } from './unit.reader.js';
import { UnitRecorder } from './unit-recorder.js';
import { UnitRepository } from './unit.repository.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [TreeController, UnitsController, ChangesController, ImportsController],
  providers: [
    UnitReader,
    TreeReader,
    TurnReader,
    OfficialReader,
    ActingReader,
    LineReader,
    SubtreeReader,
    UnitRepository,
    PostRepository,
    ServicePointRepository,
    ChangeRepository,
    ChangeRecorder,
    ChangeService,
    HoldingsRecorder,
    HoldingsRepository,
    UnitRecorder,
    UnitImportService,
    PostImportService,
    TurnLoop,
  ],
  exports: [UnitReader, OfficialReader, ActingReader, LineReader, SubtreeReader],
})
export class OrganisationModule {}
