import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForensicsModule } from '../forensics/forensics.module.js';
import { OpenMattersReader } from '../forensics/open-matters.reader.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { CellsEvidenceReader } from './cells-evidence.reader.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsService } from './evaluations.service.js';
import { FLAG_EVIDENCE } from './evidence.port.js';
import { FlagRaiser } from './flag-raiser.js';
import { FlagsController } from './flags.controller.js';
import { FlagsReader } from './flags.reader.js';
import { FlagsRepository } from './flags.repository.js';
import { FlagsService } from './flags.service.js';
import { SubjectsReader } from './subjects.reader.js';
import { UNDECIDED_MATTERS } from './undecided-matters.port.js';

@Module({
  imports: [DirectoryModule, ForensicsModule, MethodologyModule],
  controllers: [EvaluationsController, FlagsController],
  providers: [
    EvaluationsService,
    CellsEvidenceReader,
    { provide: FLAG_EVIDENCE, useExisting: CellsEvidenceReader },
    { provide: UNDECIDED_MATTERS, useExisting: OpenMattersReader },
    SubjectsReader,
    FlagRaiser,
    FlagsRepository,
    FlagsReader,
    FlagsService,
  ],
})
export class FlagsModule {}
