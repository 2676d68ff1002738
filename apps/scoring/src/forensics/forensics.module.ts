import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MethodologyModule } from '../methodology/methodology.module.js';
import { Alerts } from './alerts.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsReader } from './alerts.reader.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { ChannelComparer } from './channel-comparer.js';
import { Deadlines } from './deadlines.js';
import { DetectionLoop } from './detection-loop.js';
import { DetectionService } from './detection.service.js';
import { DroppedChannelsReader } from './dropped-channels.reader.js';
import { ExaminedOfficialsRepository } from './examined-officials.repository.js';
import { ObservationsReader } from './observations.reader.js';
import { OfficialsExaminer } from './officials-examiner.js';
import { OpenMattersReader } from './open-matters.reader.js';
import { QuarantinesController } from './quarantines.controller.js';
import { QuarantinesReader } from './quarantines.reader.js';
import { QuarantinesService } from './quarantines.service.js';
import { ReviewAccess } from './review-access.js';
import { RunsController } from './runs.controller.js';
import { SetAsideReader } from './set-aside.reader.js';
import { Standings } from './standings.js';
import { StandingsRepository } from './standings.repository.js';

@Module({
  imports: [DirectoryModule, MethodologyModule],
  controllers: [RunsController, QuarantinesController, AlertsController],
  providers: [
    ObservationsReader,
    ExaminedOfficialsRepository,
    OfficialsExaminer,
    ChannelComparer,
    DetectionService,
    DetectionLoop,
    Deadlines,
    StandingsRepository,
    Standings,
    QuarantinesReader,
    QuarantinesService,
    AlertsRepository,
    Alerts,
    AlertsReader,
    AlertsService,
    ReviewAccess,
    DroppedChannelsReader,
    OpenMattersReader,
    SetAsideReader,
  ],
  exports: [DroppedChannelsReader, OpenMattersReader, SetAsideReader],
})
export class ForensicsModule {}
