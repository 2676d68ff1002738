import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { ClosedQuartersRepository } from './closed-quarters.repository.js';
import { FinerTellingReader } from './finer-telling.reader.js';
import { GroupStates } from './group-states.js';
import { GroupTeller } from './group-teller.js';
import { PublicationService } from './publication.service.js';
import { PublishedFiguresRepository } from './published-figures.repository.js';
import { QUARTER_RELEASE } from './quarter-release.port.js';
import { QuarterReleaseService } from './quarter-release.service.js';
import { ReleaseLoop } from './release-loop.js';
import { ReleaseService } from './release.service.js';
import { ReleasedCellsReader } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';
import { RemaindersService } from './remainders.service.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [DirectoryModule, IntakeModule, MethodologyModule],
  providers: [
    ReleaseLoop,
    ReleaseService,
    GroupStates,
    FinerTellingReader,
    GroupTeller,
    RemaindersService,
    QuarterReleaseService,
    { provide: QUARTER_RELEASE, useExisting: QuarterReleaseService },
    ClosedQuartersRepository,
    SnapshotsRepository,
    PublicationService,
    PublishedFiguresRepository,
    ReleasedCellsReader,
    ReleasedCellsRepository,
  ],
  exports: [FinerTellingReader, ReleasedCellsReader, QUARTER_RELEASE],
})
export class ReleaseModule {}
