import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsService } from './evaluations.service.js';
import { EvidenceReader } from './evidence.reader.js';
import { FlagRaiser } from './flag-raiser.js';
import { FlagsController } from './flags.controller.js';
import { FlagsReader } from './flags.reader.js';
import { FlagsRepository } from './flags.repository.js';
import { FlagsService } from './flags.service.js';
import { SubjectsReader } from './subjects.reader.js';

@Module({
  imports: [DirectoryModule, MethodologyModule],
  controllers: [EvaluationsController, FlagsController],
  providers: [
    EvaluationsService,
    EvidenceReader,
    SubjectsReader,
    FlagRaiser,
    FlagsRepository,
    FlagsReader,
    FlagsService,
  ],
})
export class FlagsModule {}
