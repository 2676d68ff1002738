import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForensicsModule } from '../forensics/forensics.module.js';
import { OpenMattersReader } from '../forensics/open-matters.reader.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { SubjectInputsReader } from '../publication/subject-inputs.reader.js';
import { ContestsService } from './contests.service.js';
import { EvaluationBasis } from './evaluation-basis.js';
import { EvaluationsController } from './evaluations.controller.js';
import { EvaluationsService } from './evaluations.service.js';
import { FLAG_EVIDENCE } from './evidence.port.js';
import { EvaluationLoop } from './evaluation-loop.js';
import { EvaluationsRepository } from './evaluations.repository.js';
import { FlagAccess } from './flag-access.js';
import { FlagKeeper } from './flag-keeper.js';
import { FlagSettler } from './flag-settler.js';
import { FlagsController } from './flags.controller.js';
import { FlagsReader } from './flags.reader.js';
import { FlagsRepository } from './flags.repository.js';
import { FlagsService } from './flags.service.js';
import { LevelJudge } from './level-judge.js';
import { SubjectsReader } from './subjects.reader.js';
import { UNDECIDED_MATTERS } from './undecided-matters.port.js';

@Module({
  imports: [DirectoryModule, ForensicsModule, MethodologyModule, PublicationModule],
  controllers: [EvaluationsController, FlagsController],
  providers: [
    { provide: FLAG_EVIDENCE, useExisting: SubjectInputsReader },
    { provide: UNDECIDED_MATTERS, useExisting: OpenMattersReader },
    SubjectsReader,
    EvaluationBasis,
    LevelJudge,
    FlagKeeper,
    FlagSettler,
    EvaluationsService,
    EvaluationsRepository,
    EvaluationLoop,
    FlagsRepository,
    FlagsReader,
    FlagAccess,
    FlagsService,
    ContestsService,
  ],
})
export class FlagsModule {}
