import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { CommandLineReader } from './command-line.reader.js';
import { EscalationRepository } from './escalation.repository.js';
import { EscalationsController } from './escalations.controller.js';
import { LadderRepository } from './ladder.repository.js';
import { LadderService } from './ladder.service.js';
import { LaddersController } from './ladders.controller.js';
import { ScanLoop } from './scan-loop.js';
import { ScanService } from './scan.service.js';
import { StepTaker } from './step-taker.js';

@Module({
  imports: [OrganisationModule, AssignmentsModule, CalendarModule],
  controllers: [LaddersController, EscalationsController],
  providers: [
    LadderRepository,
    LadderService,
    EscalationRepository,
    CommandLineReader,
    StepTaker,
    ScanService,
    ScanLoop,
  ],
})
export class EscalationModule {}
