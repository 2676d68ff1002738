import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { PublicationService } from './publication.service.js';
import { PublishedFiguresRepository } from './published-figures.repository.js';
import { ReleaseLoop } from './release-loop.js';
import { ReleaseService } from './release.service.js';
import { ReleasedCellsReader } from './released-cells.reader.js';
import { ReleasedCellsRepository } from './released-cells.repository.js';

@Module({
  imports: [IntakeModule, MethodologyModule],
  providers: [
    ReleaseLoop,
    ReleaseService,
    PublicationService,
    PublishedFiguresRepository,
    ReleasedCellsReader,
    ReleasedCellsRepository,
  ],
  exports: [ReleasedCellsReader],
})
export class ReleaseModule {}
