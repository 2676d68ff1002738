import { Module } from '@nestjs/common';
import { AbsenceRecorder } from './absence-recorder.js';
import { AbsencesController } from './absences.controller.js';
import { ActingReader } from './acting.reader.js';
import { ChangeRecorder } from './change-recorder.js';
import { ChangeRepository } from './change.repository.js';
import { ChangeService } from './change.service.js';
import { ChangesController } from './changes.controller.js';
import { ExportReader } from './export.reader.js';
import { ExportsController } from './exports.controller.js';
import { HoldingsRecorder } from './holdings-recorder.js';
import { HoldingsRepository } from './holdings.repository.js';
import { ImportsController } from './imports.controller.js';
import { LeaveRepository } from './leave.repository.js';
import { LeaveService } from './leave.service.js';
import { LineReader } from './line.reader.js';
import { OfficialReader } from './official.reader.js';
import { SuccessionReader } from './succession.reader.js';
import { PostImportService } from './post-import.service.js';
import { PostRepository } from './post.repository.js';
import { PostService } from './post.service.js';
import { PostsController } from './posts.controller.js';
import { ProcedureImportService } from './procedure-import.service.js';
import { ProcedureRepository } from './procedure.repository.js';
import { ProcedureService } from './procedure.service.js';
import { ProceduresController } from './procedures.controller.js';
import { ServicePointImportService } from './service-point-import.service.js';
import { ServicePointRepository } from './service-point.repository.js';
import { ServicePointService } from './service-point.service.js';
import { ServicePointsController } from './service-points.controller.js';
import { SubstitutionService } from './substitution.service.js';
import { SubtreeReader } from './subtree.reader.js';
import { TreeController } from './tree.controller.js';
import { TreeReader } from './tree.reader.js';
import { TurnLoop } from './turn-loop.js';
import { TurnReader } from './turn.reader.js';
import { UnitImportService } from './unit-import.service.js';
import { UnitRecorder } from './unit-recorder.js';
import { UnitMatters } from './unit-matters.port.js';
import { UnitReader } from './unit.reader.js';
import { UnitRepository } from './unit.repository.js';
import { UnitsController } from './units.controller.js';

@Module({
  controllers: [
    TreeController,
    UnitsController,
    ChangesController,
    PostsController,
    AbsencesController,
    ServicePointsController,
    ProceduresController,
    ImportsController,
    ExportsController,
  ],
  providers: [
    UnitMatters,
    UnitReader,
    TreeReader,
    TurnReader,
    OfficialReader,
    SuccessionReader,
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
    ServicePointImportService,
    ProcedureImportService,
    PostService,
    LeaveRepository,
    LeaveService,
    SubstitutionService,
    AbsenceRecorder,
    ServicePointService,
    ProcedureRepository,
    ProcedureService,
    ExportReader,
    TurnLoop,
  ],
  exports: [
    SuccessionReader,
    UnitMatters,
    UnitReader,
    OfficialReader,
    ActingReader,
    LineReader,
    SubtreeReader,
  ],
})
export class OrganisationModule {}
