import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { ClosedMonthChangesReader } from './closed-month-changes.reader.js';
import { CellsReader } from './cells.reader.js';
import { CellsRepository } from './cells.repository.js';
import { CopiesFolds } from './rebuild/copies-folds.js';
import { DecisionsConsumer } from './decisions.consumer.js';
import { FindingsConsumer } from './findings.consumer.js';
import { FindingsRepository } from './findings.repository.js';
import { ForgetSignals } from './forget-signals.js';
import { IntakeService } from './intake.service.js';
import { OffsetsReader } from './offsets.reader.js';
import { ProgressRepository } from './progress.repository.js';
import { RatingsConsumer } from './ratings.consumer.js';
import { RatingsReader } from './ratings.reader.js';
import { RatingsRepository } from './ratings.repository.js';
import { RebuildLoop } from './rebuild/rebuild-loop.js';
import { Rebuild } from './rebuild/rebuild.js';
import { RebuildsController } from './rebuild/rebuilds.controller.js';
import { RebuildsRepository } from './rebuild/rebuilds.repository.js';
import { RebuildsService } from './rebuild/rebuilds.service.js';
import { ServicesConsumer } from './services.consumer.js';
import { ServicesRepository } from './services.repository.js';
import { SignalsConsumer } from './signals.consumer.js';
import { TalliesConsumer } from './tallies.consumer.js';
import { TalliesRepository } from './tallies.repository.js';
import { WatermarkController } from './watermark.controller.js';

@Module({
  imports: [MethodologyModule],
  controllers: [WatermarkController, RebuildsController],
  providers: [
    IntakeService,
    RatingsRepository,
    TalliesRepository,
    ServicesRepository,
    FindingsRepository,
    CellsRepository,
    CellsReader,
    ClosedMonthChangesReader,
    RatingsReader,
    ProgressRepository,
    OffsetsReader,
    ForgetSignals,
    CopiesFolds,
    Rebuild,
    RebuildsRepository,
    RebuildsService,
    RebuildLoop,
    RatingsConsumer,
    DecisionsConsumer,
    TalliesConsumer,
    ServicesConsumer,
    SignalsConsumer,
    FindingsConsumer,
    defineConsumer({ group: 'ratings', topics: ['feedback.rating.v1'], handler: RatingsConsumer }),
    defineConsumer({ group: 'decisions', topics: ['scoring.decision.v1'], handler: DecisionsConsumer }),
    defineConsumer({ group: 'tallies', topics: ['feedback.tally.v1'], handler: TalliesConsumer }),
    defineConsumer({ group: 'services', topics: ['feedback.service.v1'], handler: ServicesConsumer }),
    defineConsumer({ group: 'signals', topics: ['feedback.signal.v1'], handler: SignalsConsumer }),
    defineConsumer({ group: 'findings', topics: ['directive.finding.v1'], handler: FindingsConsumer }),
  ],
  exports: [CellsReader, ClosedMonthChangesReader, OffsetsReader, RatingsReader],
})
export class IntakeModule {}
