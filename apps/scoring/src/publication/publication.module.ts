import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForensicsModule } from '../forensics/forensics.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { ReleaseModule } from '../release/release.module.js';
import { Closing } from './closing.js';
import { GatherSubjects } from './gather-subjects.js';
import { MomentRepository } from './moment.repository.js';
import { OwnFiguresController } from './own-figures.controller.js';
import { PeriodsController } from './periods.controller.js';
import { PeriodsService } from './periods.service.js';
import { PublicationMoment } from './publication-moment.js';
import { PublicationsController } from './publications.controller.js';
import { PublicationsReader } from './publications.reader.js';
import { PublicationsRepository } from './publications.repository.js';
import { PublicationsService } from './publications.service.js';
import { PublishQuarter } from './publish-quarter.js';
import { RecomputeLoop } from './recompute-loop.js';
import { Salts } from './salts.js';
import { PUBLICATION_KEY, SigningKey } from './signing-key.js';
import { SubjectCellsRepository } from './subject-cells.repository.js';
import { SubjectInputsReader } from './subject-inputs.reader.js';
import { SubmissionsReader } from './submissions.reader.js';

@Module({
  imports: [DirectoryModule, MethodologyModule, IntakeModule, ReleaseModule, ForensicsModule],
  controllers: [PeriodsController, PublicationsController, OwnFiguresController],
  providers: [
    PeriodsService,
    Closing,
    PublishQuarter,
    GatherSubjects,
    PublicationMoment,
    RecomputeLoop,
    PublicationsService,
    PublicationsReader,
    PublicationsRepository,
    MomentRepository,
    SubjectCellsRepository,
    SubjectInputsReader,
    SubmissionsReader,
    Salts,
    { provide: SigningKey, useFactory: (seed: Buffer) => new SigningKey(seed), inject: [PUBLICATION_KEY] },
  ],
  exports: [PublicationsReader, SubjectInputsReader],
})
export class PublicationModule {}
