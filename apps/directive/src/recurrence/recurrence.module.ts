import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { DirectivesModule } from '../directives/directives.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { DutiesController } from './duties.controller.js';
import { DutyRepository } from './duty.repository.js';
import { DutyService } from './duty.service.js';
import { ReportAsker } from './report-asker.js';
import { RoundLoop } from './round-loop.js';
import { RoundService } from './round.service.js';

@Module({
  imports: [OrganisationModule, DirectivesModule, AssignmentsModule, CalendarModule],
  controllers: [DutiesController],
  providers: [DutyRepository, DutyService, ReportAsker, RoundService, RoundLoop],
})
export class RecurrenceModule {}
